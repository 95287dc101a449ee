/** Choosing a person exists in the demonstration in a browser only; WeChat says who the person is. */
export function DemoPerson() {
  return null;
}
