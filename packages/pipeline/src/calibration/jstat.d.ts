/** The parts of jstat that are used here; the package ships no types. */
declare module 'jstat' {
  interface JStat {
    readonly beta: { readonly inv: (probability: number, alpha: number, beta: number) => number }
    readonly normal: { readonly inv: (probability: number, mean: number, deviation: number) => number }
    readonly binomial: { readonly cdf: (count: number, of: number, probability: number) => number }
  }
  const jstat: JStat
  export default jstat
}
