import { Modal, StyleSheet, View } from 'react-native'

/** Covers the whole screen with a colour while there is one; `color` is what `showColor` was called with. */
export function FlashScreen({ color }: { readonly color: string | null }) {
  return (
    <Modal visible={color !== null} animationType="none" statusBarTranslucent presentationStyle="overFullScreen">
      <View accessibilityElementsHidden style={[StyleSheet.absoluteFill, { backgroundColor: color ?? '#000000' }]} />
    </Modal>
  )
}
