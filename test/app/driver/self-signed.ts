/**
 * A certificate for 127.0.0.1 that nobody vouches for, with its key: made for these tests, valid for a hundred years.
 *
 *   openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 \
 *     -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgC1ZUlHe/1XCtu6u9
NYH02TOlLnBTwwNDbXRi55Km37yhRANCAATKsNmY/mte1CMQVkzRSANnJy05Jvxq
bIXqOWVNSFBkpC8rdGJ5YfkFObD92LH+zSu9IMdT37KYTwgmE98WB/SZ
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBkTCCATagAwIBAgIUSlFFCcvzOUo+2rsf2Dx5IDKzxj4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNDAyMzYyN1oYDzIxMjYxMDMx
MDIzNjI3WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATKsNmY/mte1CMQVkzRSANnJy05JvxqbIXqOWVNSFBkpC8rdGJ5YfkF
ObD92LH+zSu9IMdT37KYTwgmE98WB/SZo2QwYjAdBgNVHQ4EFgQUDsBWEhYpwdJt
YmOpIqYZwPxhsEcwHwYDVR0jBBgwFoAUDsBWEhYpwdJtYmOpIqYZwPxhsEcwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYC
IQDCkTwRbVU/qmxCMfl4BbiYw6ZDz989f1g0366WRn1CDwIhAPkVeJkunsq4EphR
fVaFwHd84NA14+V1NAcMyJqA1tDh
-----END CERTIFICATE-----
`,
};
