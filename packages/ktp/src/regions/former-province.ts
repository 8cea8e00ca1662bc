/**
 * Provinces and the one they were split from. Cards print the province of their day, so a regency of Kalimantan Utara
 * may stand under KALIMANTAN TIMUR. Laws of 1999 to 2022: 46/1999, 23/2000, 27/2000, 38/2000, 25/2002, 26/2004,
 * 20/2012, 14–16/2022, 29/2022.
 */
export const FORMER_PROVINCE: ReadonlyMap<string, string> = new Map([
  ['19', '16'],
  ['21', '14'],
  ['36', '32'],
  ['65', '64'],
  ['75', '71'],
  ['76', '73'],
  ['82', '81'],
  ['92', '91'],
  ['93', '91'],
  ['94', '91'],
  ['95', '91'],
  ['96', '92'],
])
