const { Socket } = require('node:net');

// Loaded before every program that runs in Windows' Node under Wine. Wine 8 knows no TCP_KEEPIDLE: Node's fetch asks for it
// before the connection is made, which then fails as a whole. Windows knows it.
const setKeepAlive = /** @type {(...settings: unknown[]) => Socket} */ (Socket.prototype.setKeepAlive);

Object.defineProperty(Socket.prototype, 'setKeepAlive', {
  /** @this {Socket} @param {unknown[]} settings */
  value(...settings) {
    return this.pending ? this : setKeepAlive.apply(this, settings);
  },
});
