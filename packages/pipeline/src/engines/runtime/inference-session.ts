import { InferenceSession, Tensor } from 'onnxruntime-node'

/** A model of one input and one output, loaded and ready. */
export interface Session {
  /** Run on one float tensor; the result is a copy that the caller may keep. */
  run(data: Float32Array, shape: readonly number[]): Promise<{ data: Float32Array; shape: readonly number[] }>
  close(): Promise<void>
}

/**
 * Open a model from its bytes on one thread. Each worker process has its own sessions: one thread each, no spinning,
 * because the pool of workers, not the runtime, is what fills the cores.
 */
export async function openSession(model: Uint8Array): Promise<Session> {
  const session = await InferenceSession.create(model, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    // Shapes differ from call to call: a memory plan per shape would only grow.
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
    logSeverityLevel: 3,
  })
  const input = session.inputNames.at(0)
  const output = session.outputNames.at(0)
  if (input === undefined || output === undefined) throw new TypeError('the model has no input or no output')
  return {
    async run(data, shape) {
      const results = await session.run({ [input]: new Tensor('float32', data, shape) })
      const tensor = Object.values(results).at(0)
      if (!(tensor?.data instanceof Float32Array)) throw new TypeError('the model did not answer with floats')
      return { data: tensor.data, shape: tensor.dims }
    },
    close: () => session.release(),
  }
}
