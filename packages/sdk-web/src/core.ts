/** What a capture is made of, without a browser: challenge runner, quality checks, bundle, upload. */
export { runFlashChallenge, type FlashRunner } from './core/run-flash-challenge.ts'
export { analyseFrame, type FrameAnalysis, type GrayFrame } from './core/analyse-frame.ts'
export { adviceOn, type Advice } from './core/advice-on.ts'
export { buildBundle, type CapturedFrame } from './core/build-bundle.ts'
export { plainFramesOf } from './core/plain-frames-of.ts'
export { createSessionClient, SessionError, type SessionClient } from './core/session-client.ts'
export { submitCapture, type SubmitProgress, type Transport } from './core/submit-capture.ts'
export { SDK_VERSION } from './core/sdk-version.ts'
