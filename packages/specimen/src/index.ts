/** Fictional cards, photos of them, and the client that signs and sends them. Every card is marked SPECIMEN. */
export { createRandom, type Random } from './random.ts'
export { person, type Person, type PersonOverrides } from './person/person.ts'
export { CARD, layoutCard, runBox, type CardLayout, type TextRun } from './card/card-layout.ts'
export { cardSvg } from './card/card-svg.ts'
export { rasteriseCard, renderCard, type Raster, type RenderCardOptions } from './card/render-card.ts'
export { textPath, textWidth, type TextStyle } from './card/text-path.ts'
export { SPECIMEN_LABEL } from './card/specimen-mark.ts'
export { photograph, type Photo } from './photo/photograph.ts'
export { burst, type BurstOptions, type Frame } from './photo/burst.ts'
export { duplicateFrames, type DuplicateOptions } from './photo/duplicate-frames.ts'
export { type SceneOptions } from './photo/scene.ts'
export { BACKGROUNDS, BUSY_BACKGROUNDS, type Background } from './photo/background.ts'
export { drawNuisance, NUISANCES, nuisancePhoto, type Nuisance, type NuisancePhoto } from './photo/nuisance.ts'
export { homographyToQuad, invertHomography, mapPoint, type Homography, type Point, type Quad } from './photo/quad.ts'
export { flashBurst, type FlashBurstOptions } from './flash/flash-burst.ts'
export { flashSamples, type FlashSamplesOptions } from './flash/flash-samples.ts'
export { FLASH_RESPONSES, type FlashColors, type FlashOptions, type FlashResponse } from './flash/flash-response.ts'
export {
  buildBundle,
  sign,
  SigningClient,
  type BundleFrame,
  type Reply,
  type SigningClientOptions,
} from './signing-client.ts'
export { makeSet, type MakeSetOptions, type SpecimenLabel } from './make-set.ts'
export { contactSheet, type ContactSheetOptions } from './contact-sheet.ts'
export { genuineBurst } from './simulator/genuine-burst.ts'
export { attackBurst, type AttackOptions } from './simulator/attack-burst.ts'
export { SPECIES, type Species } from './simulator/species.ts'
export { CONDITION_NAMES, type Condition } from './simulator/conditions.ts'
export { SPLITS, type Split } from './simulator/factors/split.ts'
export { LIGHTINGS, type CaptureOptions, type Lighting } from './simulator/capture.ts'
export { type Alteration, type BurstLabels, type CardBox, type SimulatedBurst } from './simulator/simulated-burst.ts'
export { controlBurst, CONTROL_TOOLS, type ControlOptions, type ControlTool } from './simulator/control-burst.ts'
export {
  BURST_CLASSES,
  makeBurst,
  makeBurstSet,
  type BurstClass,
  type BurstSetLabel,
  type BurstSetOptions,
} from './simulator/make-burst-set.ts'
