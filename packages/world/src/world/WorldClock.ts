/** The time of a world: real, or stopped at a moment while its past is written. */
export class WorldClock {
  private stoppedAt: Date | undefined;

  constructor(private readonly real: () => Date) {}

  readonly now = (): Date => this.stoppedAt ?? this.real();

  /** Runs something as if it were another time. */
  async at<T>(moment: Date, action: () => T | Promise<T>): Promise<T> {
    const before = this.stoppedAt;
    this.stoppedAt = moment;
    try {
      return await action();
    } finally {
      this.stoppedAt = before;
    }
  }
}
