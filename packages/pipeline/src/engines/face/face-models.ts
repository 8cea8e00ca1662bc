import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { ModelFile } from '../models.ts'

/** Exact version in package.json; its published integrity is in the lockfile. */
const PACKAGE = 'faceplugin-face-recognition-js'

/** Folder of the package that ships the face models. Throws when it is not installed. */
export function faceModelsFolder(): string {
  return dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`))
}

/**
 * Weights (MIT as published; what they were trained on is not told, see docs/faces.md) inside
 * `faceplugin-face-recognition-js` 0.0.1. Every load compares size and SHA-256.
 */
export const FACE_MODELS = {
  /** RFB-320 "ultra-light": 1×3×240×320 RGB → 4,420 × (background, face) and 4,420 corners in 0…1. */
  detector: {
    path: 'model/fr_detect.onnx',
    bytes: 1_217_758,
    sha256: '6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854',
  },
  /** 68 points of a 64×64 grey crop → 136 numbers in 0…1. */
  landmarker: {
    path: 'model/fr_landmark.onnx',
    bytes: 1_163_742,
    sha256: 'f10b0ba1d2a8a099adefede1ebf3733e44fe370715e7303dbeb7f59c02142258',
  },
  /** MobileFaceNet: 1×3×112×112 BGR → 512. */
  embedder: {
    path: 'model/fr_feature.onnx',
    bytes: 4_884_269,
    sha256: '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581',
  },
} as const satisfies Record<string, ModelFile>
