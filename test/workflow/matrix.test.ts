// Matrices, after the examples of GitHub's documentation.
import { describe, expect, test } from 'vitest';
import { expandMatrix } from './matrix.ts';

const flat = (matrix: Record<string, unknown>) =>
  expandMatrix(matrix).map((combination) =>
    Object.entries(combination)
      .map((pair) => pair.join('='))
      .join(' '),
  );

describe('expandMatrix', () => {
  test.each([
    ['gives one combination for each value of one vector', { v: [1, 2] }, ['v=1', 'v=2']],
    [
      'changes the first key slowest',
      { a: [1, 2], b: ['x', 'y'] },
      ['a=1 b=x', 'a=1 b=y', 'a=2 b=x', 'a=2 b=y'],
    ],
    [
      'excludes combinations that match in part',
      { os: ['l', 'w'], v: [1, 2, 3], exclude: [{ os: 'w', v: 1 }, { v: 3 }] },
      ['os=l v=1', 'os=l v=2', 'os=w v=2'],
    ],
    [
      'gives the combinations of include alone',
      { include: [{ site: 'a' }, { site: 'b', extra: true }] },
      ['site=a', 'site=b extra=true'],
    ],
    [
      "follows the documentation's example of include",
      {
        fruit: ['apple', 'pear'],
        animal: ['cat', 'dog'],
        include: [
          ...[{ color: 'green' }, { color: 'pink', animal: 'cat' }, { fruit: 'apple', shape: 'circle' }],
          ...[{ fruit: 'banana' }, { fruit: 'banana', animal: 'cat' }],
        ],
      },
      [
        'fruit=apple animal=cat color=pink shape=circle',
        'fruit=apple animal=dog color=green shape=circle',
        'fruit=pear animal=cat color=pink',
        'fruit=pear animal=dog color=green',
        'fruit=banana',
        'fruit=banana animal=cat',
      ],
    ],
    [
      'adds an included combination that was excluded before',
      { v: [1, 2], exclude: [{ v: 2 }], include: [{ v: 2, slow: true }] },
      ['v=1', 'v=2 slow=true'],
    ],
  ])('%s', (_name, matrix, expected) => {
    expect(flat(matrix)).toEqual(expected);
  });

  test.each([
    ['an empty vector', { v: [] }, "Matrix vector 'v' does not contain any values"],
    ['a vector that is not a list', { v: 'x' }, "Matrix vector 'v'"],
    [
      'an include that is not a list',
      { v: [1], include: { v: 2 } },
      "'include' of a matrix must be a list of mappings",
    ],
  ])('refuses %s', (_name, matrix, message) => {
    expect(() => expandMatrix(matrix)).toThrow(message);
  });
});
