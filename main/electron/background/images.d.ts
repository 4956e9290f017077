/** An image that is built into the program, as a data address. */
declare module '*.png?inline' {
  const address: string;
  export default address;
}
