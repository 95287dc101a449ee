import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  faultsOfPrivacy,
  faultsOfVersions,
  isNewer,
  usesIn,
  versionsOfInterfaces,
} from '../../config/check-weapp/interfaces';
import { faultsOfSizes } from '../../config/check-weapp/main';
import { privateInterfaces } from '../../config/check-weapp/private-interfaces';
import { faultsOfModules } from '../../config/check-weapp/modules';
import { faultsOfScripts } from '../../config/check-weapp/scripts';
import { faultsOfStructure } from '../../config/check-weapp/structure';
import { missingTemplates } from '../../config/check-weapp/templates';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'check-weapp-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: string | object): void {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
}

const app = () => ({
  pages: ['pages/home/index', 'pages/me/index'],
  subPackages: [{ root: 'study', pages: ['book/index'] }],
  tabBar: {
    custom: false,
    color: '#6F655C',
    selectedColor: '#1F1A17',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  window: { navigationBarTitleText: '冬训学堂' },
  permission: { 'scope.userLocation': { desc: '用于核对是否在现场' } },
  requiredPrivateInfos: ['getLocation'],
  lazyCodeLoading: 'requiredComponents',
  usingComponents: {},
});

function writeApp(config: object): void {
  write('app.json', config);
  for (const page of ['pages/home/index', 'pages/me/index', 'study/book/index'])
    for (const [ending, content] of [
      ['js', ''],
      ['json', '{}'],
      ['wxml', '<view/>'],
    ] as const)
      write(`${page}.${ending}`, content);
}

describe('the modules', () => {
  const files = ['common.js', 'study/book/index.js'];
  const page = (asked: number) =>
    `(wx.webpackJsonp=wx.webpackJsonp||[]).push([[9],{77:function(e,n,t){var r=t(12);function o(t){return t(99)}n.x=()=>t(${asked})(5)}}]);`;
  beforeEach(() =>
    write('common.js', '(wx.webpackJsonp=[]).push([[1],{12:function(e){e.exports=1},34:()=>{}}]);'),
  );

  it('are all there', () => {
    write('study/book/index.js', page(34));
    expect(faultsOfModules(root, files)).toEqual([]);
  });

  it('are missed where one is asked for by a number that none has', () => {
    write('study/book/index.js', page(35));
    expect(faultsOfModules(root, files)).toEqual([
      'module 35 is nowhere, and asked for in study/book/index.js',
    ]);
  });
});

describe('the structure', () => {
  it('of a good app has no fault', () => {
    writeApp(app());
    expect(faultsOfStructure(root)).toEqual([]);
  });

  it.each<[string, () => void, string | RegExp]>([
    [
      'a key that WeChat does not know',
      () => writeApp({ ...app(), pagess: [] }),
      /app\.json: .*[Uu]nrecognized key.*pagess/u,
    ],
    [
      'a tab in a sub-package',
      () => {
        const one = app();
        one.tabBar.list.push({ pagePath: 'study/book/index', text: '明细' });
        writeApp(one);
      },
      'app.json: the tab study/book/index is no page of the main package',
    ],
    [
      'a page without a template',
      () => {
        writeApp(app());
        rmSync(path.join(root, 'study/book/index.wxml'));
      },
      'study/book/index.wxml is missing',
    ],
    [
      'a component that is not there',
      () => {
        writeApp(app());
        write('pages/me/index.json', { usingComponents: { ring: '../../native/ring/index' } });
      },
      'pages/me/index.json: the component ring is not at native/ring/index',
    ],
    [
      'a page that is named twice',
      () => writeApp({ ...app(), pages: [...app().pages, 'pages/me/index'] }),
      'app.json: pages/me/index is named twice',
    ],
    [
      'a colour in words',
      () => writeApp({ ...app(), window: { backgroundColor: 'white' } }),
      /app\.json: window\.backgroundColor/u,
    ],
  ])('with %s is refused', (_case, make, fault) => {
    make();
    const faults = faultsOfStructure(root);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });
});

describe('a template', () => {
  it.each([
    ['<import src="../base.wxml"/>', []],
    ['<wxs module="m" src="/utils.wxs"/>', []],
    ['<view/>\n <import src="../bass.wxml"/>', ['pages/a.wxml:2:2: there is no bass.wxml']],
    ['<include src="base.wxml"/>', ['pages/a.wxml:1:1: there is no pages/base.wxml']],
    ['<wxs module="m" src="/util.wxs"/>', ['pages/a.wxml:1:1: there is no util.wxs']],
  ])('%s', (text, faults) => {
    write('base.wxml', '<view/>');
    write('utils.wxs', '');
    write('pages/a.wxml', text);
    expect(missingTemplates(root, ['pages/a.wxml'])).toEqual(faults);
  });
});

test('packages are held to their goals, the first one to that of the main package', () => {
  const sizes = [424_314, 153_600, 153_601].map((bytes) => ({ what: 'one', bytes, note: '' }));
  expect(faultsOfSizes(sizes)).toEqual(['one: 153601 B, the goal is 153600 B']);
  expect(faultsOfSizes([{ what: 'main', bytes: 424_315, note: '' }])).toHaveLength(1);
});

describe('a script', () => {
  it.each([
    ['window.location', "1:1: 'window' is not defined."],
    ['new URL("x")', "1:5: 'URL' is not defined."],
    ['eval("1")', /eval can be harmful/u],
    ['new Function("return 1")', /Function constructor/u],
    ['setTimeout("go()", 1)', /[Ii]mplied eval/u],
  ])('with %s is refused', (text, fault) => {
    write('a.js', text);
    const faults = faultsOfScripts(root, ['a.js']);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatch(fault);
  });

  it.each([
    'wx.login(); getApp().x = Promise.resolve(1); setTimeout(() => console.log(1), 5);',
    'var f = typeof MessageChannel === "function" ? new MessageChannel() : null;',
    'module.exports = require("./b");',
  ])('with what a phone has is well: %s', (text) => {
    write('a.js', text);
    expect(faultsOfScripts(root, ['a.js'])).toEqual([]);
  });
});

describe('interfaces', () => {
  const uses = (text: string) => {
    write('one.ts', text);
    return usesIn([path.join(root, 'one.ts')]);
  };

  it('knows since when WeChat has them', () => {
    const versions = versionsOfInterfaces();
    expect(versions.get('chooseMessageFile')).toBe('2.5.0');
    expect(versions.size).toBeGreaterThan(150);
    expect(versions.has('request')).toBe(false);
  });

  it.each([
    ['Taro.chooseMessageFile({})', []],
    ['wx.requirePrivacyAuthorize({})', ['one.ts:1: requirePrivacyAuthorize needs base library']],
    ['wx.requirePrivacyAuthorize?.({})', []],
    ["if (Taro.canIUse('requirePrivacyAuthorize')) wx.requirePrivacyAuthorize({})", []],
  ])('%s', (text, faults) => {
    expect(faultsOfVersions(uses(text)).map((one) => one.replace(/ \d.*$/u, ''))).toEqual(faults);
  });

  it.each([
    ['2.10.0', '2.9.3', true],
    ['2.9.3', '2.10.0', false],
    ['3.0.0', '3.0.0', false],
  ])('%s is newer than %s: %s', (a, b, answer) => {
    expect(isNewer(a, b)).toBe(answer);
  });
});

describe('privacy', () => {
  const declared = Object.entries(privateInterfaces)
    .filter(([, one]) => one.declared !== undefined)
    .map(([name]) => name);
  const locations = ['getLocation', 'chooseLocation'];
  const used = (names: string[]) =>
    names.map((name) => ({ name, file: 'a.ts', line: 1, guarded: false }));
  const faults = (names: string[], required = locations) =>
    faultsOfPrivacy(used(names), new Set(), required);

  it.each(['docs/deploy.md', 'docs/deploy.zh-CN.md'])('stands in %s word for word', (file) => {
    const text = readFileSync(path.join(__dirname, '../..', file), 'utf8');
    const table = text.split('| 类型 | 用途 |')[1]?.split('\n\n')[0] ?? '';
    const rows = [...table.matchAll(/^ *\| ([^|-]+) \| ([^|]+) \|$/gmu)].map(([, ...row]) => row);
    const wanted = Object.values(privateInterfaces).flatMap(({ kind, declared }) =>
      declared === undefined ? [] : [[kind, declared]],
    );
    const once = wanted.filter(([kind], at) => wanted.findIndex(([one]) => one === kind) === at);
    expect(rows.toSorted()).toEqual(once.toSorted());
  });

  it('that is declared as it is used has no fault', () => {
    expect(faults(declared)).toEqual([]);
  });

  it.each([
    [[...declared, 'getWeRunData'], locations, ['getWeRunData is used and not declared']],
    [
      declared.filter((name) => name !== 'scanCode'),
      locations,
      ['scanCode is declared and not used'],
    ],
    [declared, ['chooseLocation'], ['getLocation is not among requiredPrivateInfos of app.json']],
    [declared, ['getLocation'], ['chooseLocation is not among requiredPrivateInfos of app.json']],
  ])('of %j with %j', (names, required, expected) => {
    expect(faults(names, required)).toEqual(expected);
  });

  it('counts a component as a use', () => {
    expect(faultsOfPrivacy(used(declared), new Set(['camera']), locations)).toEqual([
      'camera is used and not declared',
    ]);
  });
});
