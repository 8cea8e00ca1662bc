import { AppError } from '@identity/protocol'

/** Which build of ONNX Runtime runs the models: the compiled one, or WebAssembly, which runs wherever Node does. */
export type RuntimeName = 'native' | 'wasm'

type Library = Pick<typeof import('onnxruntime-node'), 'InferenceSession' | 'Tensor'>

export interface Runtime extends Library {
  readonly name: RuntimeName
  /** What sessions of this build are asked to run on. */
  readonly provider: 'cpu' | 'wasm'
}

/**
 * The compiled build, or where its binary does not load (none is shipped for Intel Macs and for musl, and Windows may
 * lack its C++ runtime) the WebAssembly build, which gives the same numbers to a few millionths in four to five times
 * the time. Throws an AppError `internal` when the one that is asked for, or neither, loads.
 */
export async function loadRuntime(wanted?: RuntimeName): Promise<Runtime> {
  if (wanted !== 'wasm') {
    try {
      const { InferenceSession, Tensor } = await import('onnxruntime-node')
      return { name: 'native', provider: 'cpu', InferenceSession, Tensor }
    } catch (cause) {
      if (wanted === 'native') throw new AppError('internal', { cause })
    }
  }
  try {
    const { InferenceSession, Tensor, env } = await import('onnxruntime-web')
    // More would start worker threads and share memory between them; a worker process has one core.
    env.wasm.numThreads = 1
    return { name: 'wasm', provider: 'wasm', InferenceSession, Tensor }
  } catch (cause) {
    throw new AppError('internal', { cause })
  }
}
