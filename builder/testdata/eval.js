// Evaluates payload templates with the reference implementation of JSONata. Every line of the standard input is a request
// {"template": …, "states": …, "vars": …}, answered by one line: {"value": …} or {"error": "…", "at": "expression"}.
'use strict';

const crypto = require('crypto');
const path = require('path');
const readline = require('readline');

const jsonata = require(path.join(process.env.ASLGEN_JSONATA_JS, 'node_modules', 'jsonata'));

// The functions that Step Functions adds to JSONata.
const additions = {
  partition: [(list, size) => {
    const out = [];
    for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size));
    return out;
  }, '<an:a>'],
  range: [(first, last, step) => {
    const out = [];
    for (let n = first; step > 0 ? n <= last : n >= last; n += step) out.push(n);
    return out;
  }, '<nnn:a>'],
  hash: [(text, algorithm) => crypto.createHash(algorithm.replace('-', '').toLowerCase()).update(text).digest('hex'), '<ss:s>'],
  random: [() => Math.random(), '<n?:n>'],
  uuid: [() => crypto.randomUUID(), '<:s>'],
  parse: [(text) => JSON.parse(text), '<s:x>'],
  eval: [() => { throw new Error('$eval is not available'); }, '<sx?:x>'],
};

const compiled = new Map();

function compile(text) {
  let expression = compiled.get(text);
  if (expression === undefined) {
    expression = jsonata(text);
    for (const name of Object.keys(additions)) {
      expression.registerFunction(name, ...additions[name]);
    }
    compiled.set(text, expression);
  }
  return expression;
}

// check refuses what is no JSON value.
function check(value) {
  if (value === undefined) throw new Error('the expression returned nothing');
  if (value === null || ['string', 'boolean'].includes(typeof value)) return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('the expression returned ' + value);
    return;
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) check(value[i]);
    return;
  }
  if (typeof value !== 'object' || value._jsonata_lambda || value._jsonata_function) {
    throw new Error('the expression returned a function');
  }
  Object.values(value).forEach(check);
}

async function evaluateText(text, bindings) {
  const begins = text.startsWith('{%');
  const ends = text.endsWith('%}');
  if (!begins && !ends) return text;
  try {
    if (!begins || !ends || text.length < 4) throw new Error('half a pair of delimiters');
    const value = await compile(text.slice(2, -2)).evaluate(undefined, bindings);
    check(value);
    return value;
  } catch (e) {
    e.at = e.at || text;
    throw e;
  }
}

async function evaluate(template, bindings) {
  if (typeof template === 'string') return evaluateText(template, bindings);
  if (template === null || typeof template !== 'object') return template;
  if (Array.isArray(template)) {
    const out = [];
    for (const x of template) out.push(await evaluate(x, bindings));
    return out;
  }
  const out = {};
  for (const name of Object.keys(template)) out[name] = await evaluate(template[name], bindings);
  return out;
}

async function answer(line) {
  const request = JSON.parse(line);
  try {
    return { value: await evaluate(request.template, { ...request.vars, states: request.states }) };
  } catch (e) {
    return { error: [e.code, e.message].filter((x) => x).join(' '), at: e.at };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(line)) + '\n');
  }
}

main();
