/** Prefixes tell people and secret scanners what a leaked string opens. The prefix is part of the secret. */
export const SECRET_PREFIXES = {
  liveApiKey: 'qe_live_',
  testApiKey: 'qe_test_',
  captureSession: 'qe_cst_',
  challenge: 'qe_whsec_',
  device: 'qe_dev_',
  analystSession: 'qe_ses_',
  analystLink: 'qe_inv_',
  webhook: 'qe_whk_',
} as const
