/**
 * The ids a capture's results will have, fixed from the moment it is received: they share the ULID of the capture. So a
 * reply given before the analysis ended names the very verification that will be found later.
 */
export const captureIds = (captureId: string) => {
  const ulid = captureId.slice(captureId.indexOf('_') + 1)
  return { verificationId: `ver_${ulid}`, faceEnrolmentId: `fe_${ulid}` }
}

/** The capture a verification id stands for while its row does not exist yet. */
export const captureIdOf = (verificationId: string): string =>
  `cap_${verificationId.slice(verificationId.indexOf('_') + 1)}`
