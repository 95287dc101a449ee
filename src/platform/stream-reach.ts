/** Whether a live stream can be seen here: the mini-program plays any https address that the console permits. */
export const playsHere: (address: string) => boolean = () => true;
