/**
 * A place in a message that may be anything: its value if it is there, and the FHIRPath that leads to it. Looking for a
 * member of something that has none gives a place without a value, so a reader walks on without checking each step.
 */
export class Place {
  private constructor(
    readonly value: unknown,
    readonly expression: string,
  ) {}

  /** The whole message. */
  static root(value: unknown): Place {
    return new Place(value, 'Bundle');
  }

  get present(): boolean {
    return this.value !== undefined;
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  /** The text here, if it is text and not empty. */
  get text(): string | undefined {
    return typeof this.value === 'string' && this.value.trim() !== '' ? this.value : undefined;
  }

  /** The member of this name; only an object's own members count. */
  member(name: string): Place {
    const expression = `${this.expression}.${name}`;
    if (!this.isObject || !Object.hasOwn(this.value as object, name)) return new Place(undefined, expression);
    return new Place((this.value as Record<string, unknown>)[name], expression);
  }

  /** The items here, each with its index; none where this is no array. */
  get items(): readonly Place[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.map((item: unknown, index) => new Place(item, `${this.expression}[${index}]`));
  }
}
