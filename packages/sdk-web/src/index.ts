/** Capture of a KTP in a browser. `core` has the parts without DOM, for other platforms. */
export { createKtpCapture, type KtpCapture, type KtpCaptureOptions } from './create-ktp-capture.ts'
export { defineKtpCaptureElement } from './define-element.ts'
export { openCamera, type OpenCamera } from './browser/open-camera.ts'
export { cameraFault, type CameraFault } from './browser/camera-fault.ts'
export { createFrameGrabber, type FrameGrabber } from './browser/frame-grabber.ts'
export { createFrameAnalyser, type FrameAnalyser } from './browser/frame-analyser.ts'
export { recordMotion, type MotionRecorder } from './browser/record-motion.ts'
export * from './core.ts'
