// Expressions and conditions as steps use them.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the workflow's own placeholders
import { describe, expect, test } from 'vitest';
import { evaluateCondition, evaluateTemplate, renderTemplate, type Status } from './expressions.ts';

const contexts = { github: { run_id: '42', event: { n: 3 } }, matrix: { versions: [20, 24] } };

describe('renderTemplate handles', () => {
  test.each([
    ['plain text', 'a }} b', 'a }} b'],
    ['several expressions', '${{ github.run_id }}-${{ github.event.n }}', '42-3'],
    ['names in any case', '${{ GITHUB.Run_Id }}', '42'],
    ['a missing property, which is empty', '[${{ github.nothing.at.all }}]', '[]'],
    ['closing braces inside a literal', "${{ format('{0}}}', 'a') }}", 'a}'],
    ['a quote inside a literal', "${{ 'it''s }}' }}", "it's }}"],
    ['booleans and arithmetic comparisons', '${{ github.event.n > 2 }}', 'true'],
    ['a default for what is empty', "${{ github.nothing || 'other' }}", 'other'],
    ['JSON', '${{ toJSON(matrix.versions) }}', '[\n  20,\n  24\n]'],
  ])('%s', (_name, template, expected) => {
    expect(renderTemplate(template, { contexts })).toBe(expected);
  });

  test.each([
    ['an unknown context', '${{ secrets.KEY }}', 'secrets'],
    ['an unknown function', "${{ hashFiles('**') }}", 'hashFiles'],
    ['a status function where there is no status', '${{ success() }}', 'success'],
    ['an array where a text is needed', '${{ matrix.versions }}', 'A text was expected'],
    ['an expression that is not closed', 'a ${{ github', 'not closed'],
  ])('%s by throwing', (_name, template, message) => {
    expect(() => renderTemplate(template, { contexts })).toThrow(message);
  });
});

test('evaluateTemplate keeps the type of a single expression', () => {
  const values = [
    '${{ matrix.versions }}',
    '${{ github.event.n }}',
    'n=${{ github.event.n }}',
    '${{ null }}',
  ];
  expect(values.map((value) => evaluateTemplate(value, { contexts }))).toEqual([[20, 24], 3, 'n=3', null]);
});

describe('evaluateCondition', () => {
  const holdsFor = (condition: string, implicitSuccess = true) =>
    (['success', 'failure', 'cancelled'] satisfies Status[])
      .filter((status) => evaluateCondition(condition, { contexts, status, implicitSuccess }))
      .join(' ');

  test.each([
    ['an empty condition', '', 'success'],
    ['an expression without a status function', "github.run_id == '42'", 'success'],
    ['an expression in braces', "${{ github.run_id == '42' }}", 'success'],
    ['always()', 'always()', 'success failure cancelled'],
    ['failure()', 'failure()', 'failure'],
    ['cancelled()', '${{ cancelled() }}', 'cancelled'],
    ['!cancelled()', '${{ !cancelled() }}', 'success failure'],
    [
      'a status function in any case, among others',
      "ALWAYS() && github.run_id == '42'",
      'success failure cancelled',
    ],
    ['a literal that only looks like a status function', "contains('always()', 'a')", 'success'],
    ['false', 'false', ''],
  ])("evaluates a step's condition: %s", (_name, condition, expected) => {
    expect(holdsFor(condition)).toBe(expected);
  });

  test("puts no success() in front of a post's condition", () => {
    expect(holdsFor("github.run_id == '42'", false)).toBe('success failure cancelled');
  });

  test('refuses text beside an expression, because it would always hold', () => {
    expect(() => holdsFor("${{ github.run_id }} == '41'")).toThrow('always true');
  });
});
