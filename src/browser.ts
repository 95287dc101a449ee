// The mini-program needs nothing of what src/browser.h5.ts brings.
export {};
