import { generateKeyPairSync, sign } from 'node:crypto';

/**
 * The file about the newest version, as the program reads it (`main/versions/notice.ts`): the signed text stands in it as it was
 * signed, byte for byte.
 * @param {{ version: string, date: string, where: string }} release @param {string} privateKey In PEM.
 */
export function signedNotice({ version, date, where }, privateKey) {
  const signed = JSON.stringify({ product: 'kronika', version, date, where });
  const signature = sign(null, Buffer.from(signed, 'utf8'), privateKey).toString('base64');
  return `${JSON.stringify({ signed, signature }, null, 2)}\n`;
}

/** A new pair of keys: the private one in PEM, the public one as policies have it (its 32 bytes in base64). */
export function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64'),
  };
}
