/** Experimental: capture of a KTP in React Native, on the DOM-free core of the web SDK. */
export { captureKtp, type NativeCapture, type NativeCaptureStep } from './capture-ktp.ts'
export type { NativeCamera, NativePorts } from './native-ports.ts'
export { signWithNoble } from './sign-with-noble.ts'
export { FlashScreen } from './flash-screen.tsx'
export { visionCamera } from './vision-camera.ts'
