import type { Camera } from 'react-native-vision-camera'
import type { NativeCamera } from './native-ports.ts'

/** A `<Camera photo={true} …>` of react-native-vision-camera that is on the screen, as the camera of a capture. */
export function visionCamera(camera: Camera, facing: NativeCamera['facing']): NativeCamera {
  return {
    facing,
    takePicture: async () => {
      const photo = await camera.takePhoto({ flash: 'off', enableShutterSound: false })
      const file = await fetch(`file://${photo.path}`)
      return base64Of(await file.blob())
    },
  }
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(new Error('the picture could not be read'))
    reader.onload = () => resolve((reader.result as string).replace(/^data:[^,]*,/, ''))
    reader.readAsDataURL(blob)
  })
}
