/**
 * The program of the thread in which jq runs. A text and not a file, so that it reaches a thread however this package is
 * compiled or bundled.
 *
 * jq is handed nothing of the world: it sees an empty file system in memory and a made-up environment, has no modules,
 * and its memory cannot grow beyond `workerData.maxBytes`.
 */
export const jqWorkerSource = `'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { loadJq } = require(workerData.jqFile);

function instantiateWasm(imports, onSuccess) {
  const instance = new WebAssembly.Instance(workerData.wasm, imports);
  for (const memory of Object.values(instance.exports)) {
    if (memory instanceof WebAssembly.Memory) {
      const grow = memory.grow.bind(memory);
      memory.grow = pages => {
        if (memory.buffer.byteLength + pages * 65536 > workerData.maxBytes) {
          throw new RangeError('out of memory');
        }
        return grow(pages);
      };
    }
  }
  onSuccess(instance, workerData.wasm);
}

loadJq({ instantiateWasm }).then(jq => {
  parentPort.on('message', ({ program, input }) => {
    try {
      const { stdout, stderr, exitCode } = jq.raw(input, program, ['-c']);
      parentPort.postMessage({ stdout, stderr: stderr.slice(0, 2000), exitCode });
    } catch {
      // The instance has run out of memory or of stack, and is of no use any more.
      parentPort.postMessage({ aborted: true });
    }
  });
  parentPort.postMessage({ ready: true });
});
`;
