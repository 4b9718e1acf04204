// What went wrong, said where everybody sees it, with a way to try again.
export class Problems {
  constructor(element) {
    this.element = element;
    this.open = new Map();
    this.onChange = () => {};
    element.querySelector('button').addEventListener('click', () => {
      const [key, {retry}] = this.latest;
      this.clear(key);
      retry();
    });
  }

  get any() {
    return this.open.size > 0;
  }

  get latest() {
    return [...this.open].at(-1);
  }

  /**
   * @param {string} key what it is about; a newer problem of the same kind replaces the older.
   * @param {function(): string} sentence says it in the current language.
   */
  set(key, sentence, retry) {
    this.open.set(key, {sentence, retry});
    this.render();
  }

  clear(key) {
    if (this.open.delete(key)) this.render();
  }

  render() {
    this.element.hidden = !this.any;
    const text = this.any ? this.latest[1].sentence() : '';
    const paragraph = this.element.querySelector('p');
    // The same words again would be read aloud again.
    if (paragraph.textContent !== text) paragraph.textContent = text;
    this.onChange();
  }
}
