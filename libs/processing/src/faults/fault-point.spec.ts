import { afterEach, describe, expect, it } from '@jest/globals';
import { faultPoint, killAtFaultPoint, listenAtFaultPoints } from './fault-point.js';

let end: () => void = () => undefined;
afterEach(() => {
  end();
});

describe('a fault point', () => {
  it('does nothing while nobody listens', () => {
    expect(() => {
      faultPoint('command.before-append');
    }).not.toThrow();
  });

  it('is heard by who listens, until the end', () => {
    const heard: string[] = [];
    end = listenAtFaultPoints((name) => heard.push(name));
    faultPoint('processor.before-commit');
    end();
    faultPoint('processor.after-commit');
    expect(heard).toEqual(['processor.before-commit']);
  });

  it.each([
    ['delivery.before-send', 1],
    ['delivery.before-send:3', 3],
  ])('kills at %s, when it is passed for that time', (where, nth) => {
    const killed: number[] = [];
    let passed = 0;
    end = killAtFaultPoint(where, () => killed.push(passed));
    for (passed = 1; passed <= 5; passed++) {
      faultPoint('delivery.after-send');
      faultPoint('delivery.before-send');
    }
    expect(killed).toEqual([nth]);
  });

  it.each(['', 'elsewhere', 'command.before-append:0', 'command.before-append:x', 'command.before-append:1:2'])('refuses "%s"', (where) => {
    expect(() => killAtFaultPoint(where)).toThrow(RangeError);
  });
});
