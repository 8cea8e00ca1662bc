/** A detection below this is not taken for the portrait. */
export const MIN_SCORE = 0.6

/**
 * Widths of the whole head-and-shoulders portrait. Measured with portraits degraded as print and camera do (450
 * identities): at the accept threshold 96 % of genuine pairs pass at 300 px, 93 % at 150 px, 75–79 % at 100 px.
 */
export const LOW_QUALITY_WIDTH_PX = 150
export const MIN_WIDTH_PX = 100

/**
 * Width of the portrait that a face on a photograph corresponds to: in the measurements above the eyes are 31 px apart on
 * a portrait of 150 px.
 */
export const portraitWidthOf = (eyeDistancePx: number): number => eyeDistancePx * (150 / 31)

/**
 * Detail of the aligned face, `FaceTemplate.sharpness`. Ten faces of photographs, blurred: the cosine with the sharp face
 * is 0.98 at the median above 80, 0.9 at 30–50, 0.8 at 10–30, and 0.3 below 10, where it is no longer that person.
 */
export const LOW_QUALITY_SHARPNESS = 25
export const MIN_SHARPNESS = 8
