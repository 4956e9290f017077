import { connect, type Socket } from 'node:net';
import { decoded, encoded, textOf, type BusValue, type Variant } from './dbus-codec';

/** A call or a signal that came. */
export interface BusMessage {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** The name on the bus of who sent it. */
  readonly sender: string;
  readonly values: readonly BusValue[];
}

/** What a call is answered with: a signature and its values; null where there is no such thing. */
export type BusAnswer = readonly [signature: string, ...values: readonly BusValue[]] | null;

const kinds = { call: 1, answer: 2, error: 3, signal: 4 } as const;
const fields = {
  path: 1,
  interface: 2,
  member: 3,
  error: 4,
  replyTo: 5,
  destination: 6,
  sender: 7,
  signature: 8,
} as const;

/** Somebody on a D-Bus: owns names, answers calls, and calls others. */
export class BusPeer {
  readonly #socket: Socket;
  readonly #answer: (call: BusMessage) => BusAnswer;
  readonly #waiting = new Map<
    number,
    { resolve: (values: readonly BusValue[]) => void; reject: (error: Error) => void }
  >();
  #unread = Buffer.alloc(0);
  #serial = 0;

  private constructor(socket: Socket, answer: (call: BusMessage) => BusAnswer) {
    this.#socket = socket;
    this.#answer = answer;
    socket.on('data', (bytes) => {
      this.#unread = Buffer.concat([this.#unread, bytes]);
      this.#readAll();
    });
  }

  /** Joins the bus of a socket. */
  static async join(socketPath: string, answer: (call: BusMessage) => BusAnswer): Promise<BusPeer> {
    const socket = connect(socketPath);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', () => {
        const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
        socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
      });
      socket.once('data', (said) => {
        if (!said.toString().startsWith('OK')) reject(new Error(said.toString()));
        socket.write('BEGIN\r\n');
        resolve();
      });
    });
    const peer = new BusPeer(socket, answer);
    await peer.#toBus('Hello', '', []);
    return peer;
  }

  /** Owns a name, by which others find it. */
  async own(name: string): Promise<void> {
    await this.#toBus('RequestName', 'su', [name, 0]);
  }

  /** Calls a method of another. */
  call(
    to: { readonly name: string; readonly path: string; readonly interface: string },
    member: string,
    signature: string,
    values: readonly BusValue[],
  ): Promise<readonly BusValue[]> {
    const serial = this.#send(
      kinds.call,
      [
        ...[[fields.path, 'o', to.path] as const, [fields.interface, 's', to.interface] as const],
        ...[[fields.member, 's', member] as const, [fields.destination, 's', to.name] as const],
      ],
      signature,
      values,
    );
    return new Promise((resolve, reject) => this.#waiting.set(serial, { resolve, reject }));
  }

  /** Tells all who listen. */
  emit(path: string, interfaceName: string, member: string, signature: string, values: readonly BusValue[]): void {
    this.#send(
      kinds.signal,
      [
        ...[[fields.path, 'o', path] as const, [fields.interface, 's', interfaceName] as const],
        [fields.member, 's', member],
      ],
      signature,
      values,
    );
  }

  leave(): void {
    this.#socket.destroy();
  }

  #toBus(member: string, signature: string, values: readonly BusValue[]): Promise<readonly BusValue[]> {
    const bus = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
    return this.call(bus, member, signature, values);
  }

  #send(
    kind: number,
    head: readonly (readonly [field: number, type: string, value: BusValue])[],
    signature: string,
    values: readonly BusValue[],
  ): number {
    this.#serial += 1;
    const body = encoded(signature, values);
    const all = signature === '' ? head : [...head, [fields.signature, 'g', signature] as const];
    const variants = all.map(([field, type, value]): BusValue => [field, { signature: type, value }]);
    const header = encoded('yyyyuua(yv)', ['l'.charCodeAt(0), kind, 0, 1, body.length, this.#serial, variants]);
    const gap = Buffer.alloc((8 - (header.length % 8)) % 8);
    this.#socket.write(Buffer.concat([header, gap, body]));
    return this.#serial;
  }

  #readAll(): void {
    while (this.#unread.length >= 16) {
      const bodyLength = this.#unread.readUInt32LE(4);
      const bodyStart = Math.ceil((16 + this.#unread.readUInt32LE(12)) / 8) * 8;
      if (this.#unread.length < bodyStart + bodyLength) return;
      // Offsets count from the beginning of each message.
      const message = Buffer.from(this.#unread.subarray(0, bodyStart + bodyLength));
      this.#unread = Buffer.from(this.#unread.subarray(bodyStart + bodyLength));
      this.#hear(message, bodyStart);
    }
  }

  #hear(message: Buffer, bodyStart: number): void {
    const [, kind, , , , serial, variants] = decoded(message, 'yyyyuua(yv)').values;
    const head = new Map(
      (variants as readonly (readonly [number, Variant])[]).map(([field, { value }]) => [field, value]),
    );
    const text = (field: number): string => textOf(head.get(field));
    const body = message.subarray(bodyStart);
    const { values } = decoded(Buffer.from(body), text(fields.signature));
    if (kind === kinds.call) {
      const path = text(fields.path);
      const member = text(fields.member);
      const call = { path, interface: text(fields.interface), member, sender: text(fields.sender), values };
      this.#reply(Number(serial), call.sender, this.#answer(call));
      return;
    }
    const waiting = this.#waiting.get(Number(head.get(fields.replyTo) ?? -1));
    if (kind === kinds.answer) waiting?.resolve(values);
    if (kind === kinds.error) waiting?.reject(new Error(`${text(fields.error)} ${textOf(values[0])}`));
  }

  #reply(serial: number, to: string, answer: BusAnswer): void {
    const head = [[fields.replyTo, 'u', serial] as const, [fields.destination, 's', to] as const];
    if (answer === null) {
      const error = [fields.error, 's', 'org.freedesktop.DBus.Error.UnknownMethod'] as const;
      this.#send(kinds.error, [...head, error], '', []);
    } else this.#send(kinds.answer, head, answer[0], answer.slice(1));
  }
}
