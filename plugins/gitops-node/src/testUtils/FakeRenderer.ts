import {
  DesiredSnapshot,
  KubernetesObject,
  TreeFile,
} from '@oneroof/plugin-gitops-common';
import {
  ObservationError,
  RenderRequest,
  Renderer,
  TreeAccess,
} from '@oneroof/plugin-gitops-node';

/**
 * A `Renderer` of files that hold one Kubernetes object each, as JSON. JSON is YAML too, so the files may be
 * named `*.yaml`.
 *
 * @public
 */
export class FakeRenderer implements Renderer {
  readonly type: string;
  readonly precedence: number;
  readonly mayVary?: boolean;

  readonly #template: (
    object: KubernetesObject,
    count: number,
  ) => KubernetesObject;
  #failure: ObservationError | undefined;
  #renderCount = 0;

  /** @param options - `template` makes of each object what is rendered; it is told how often was rendered by now */
  constructor(options?: {
    type?: string;
    precedence?: number;
    mayVary?: boolean;
    template?: (object: KubernetesObject, count: number) => KubernetesObject;
  }) {
    this.mayVary = options?.mayVary;
    this.#template = options?.template ?? (object => object);
    this.type = options?.type ?? 'fake';
    this.precedence = options?.precedence ?? 0;
  }

  /** How often {@link FakeRenderer.render} was asked. */
  get renderCount(): number {
    return this.#renderCount;
  }

  /** Lets every rendering fail; without an error it is well again. */
  fail(failure: ObservationError | undefined): void {
    this.#failure = failure;
  }

  detect(fileNames: readonly string[]): boolean {
    return fileNames.some(isManifest);
  }

  async findInputs(
    path: string,
    _tree: TreeAccess,
    signal: AbortSignal,
  ): Promise<string[]> {
    signal.throwIfAborted();
    return [path];
  }

  async render(
    request: RenderRequest,
    signal: AbortSignal,
  ): Promise<Omit<DesiredSnapshot, 'treeId'>> {
    signal.throwIfAborted();
    this.#renderCount += 1;
    const count = this.#renderCount;
    if (this.#failure) {
      throw this.#failure;
    }
    const objects = request.files
      .filter(file => isManifest(file.path))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(parseObject)
      .map(object => this.#template(object, count));
    return { objects, problems: [] };
  }
}

function isManifest(path: string): boolean {
  return /\.(json|ya?ml)$/.test(path);
}

function parseObject(file: TreeFile): KubernetesObject {
  try {
    return JSON.parse(Buffer.from(file.content).toString());
  } catch {
    throw new ObservationError('invalid', `${file.path} is not valid JSON`);
  }
}
