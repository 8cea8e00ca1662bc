import jstat from 'jstat'

/** The normal quantile of a rate, 0 < rate < 1: the scale on which error curves of normal scores are straight. */
export const probit = (rate: number): number => jstat.normal.inv(rate, 0, 1)
