import { Component, Fleet, Shape } from './Fleet';

/** The systems of the demo's company. */
export const companySystems: Fleet['systems'] = [
  { name: 'money', team: 'payments', description: 'Takes and pays out money' },
  {
    name: 'shop',
    team: 'checkout',
    description: 'From the basket to the order',
  },
  {
    name: 'finder',
    team: 'discovery',
    description: 'Finds what people look for',
  },
  { name: 'accounts-and-access', team: 'identity', description: 'Who is who' },
  {
    name: 'fulfilment',
    team: 'logistics',
    description: 'From the order to the door',
  },
];

type Trait = 'public' | 'autoscaled' | 'secret' | 'kustomize';

type Row = [
  name: string,
  system: string,
  shape: Shape,
  version: string,
  traits: Trait[],
  description: string,
];

const rows: Row[] = [
  [
    'payments-api',
    'money',
    'web',
    '2.14',
    ['public', 'secret'],
    'Accepts card and invoice payments',
  ],
  [
    'payments-gateway',
    'money',
    'web',
    '1.9',
    [],
    'Speaks to banks and card networks',
  ],
  [
    'ledger',
    'money',
    'database',
    '4.2',
    ['secret'],
    'Double-entry book of all movements',
  ],
  [
    'checkout',
    'shop',
    'web',
    '3.7',
    ['public', 'kustomize'],
    'Turns a basket into an order',
  ],
  ['cart', 'shop', 'web', '5.1', [], 'Keeps baskets'],
  [
    'discounts',
    'shop',
    'worker',
    '0.18',
    [],
    'Works out discounts and vouchers',
  ],
  [
    'search-api',
    'finder',
    'web',
    '6.3',
    ['public', 'autoscaled'],
    'Answers searches',
  ],
  ['search-index', 'finder', 'database', '8.0', [], 'Holds the search index'],
  [
    'recommendations',
    'finder',
    'worker',
    '1.2',
    ['kustomize'],
    'Learns what goes together',
  ],
  [
    'login',
    'accounts-and-access',
    'web',
    '7.4',
    ['public', 'secret'],
    'Signs people in',
  ],
  [
    'accounts',
    'accounts-and-access',
    'web',
    '2.8',
    ['secret'],
    'Profiles and preferences',
  ],
  [
    'shipping',
    'fulfilment',
    'web',
    '3.3',
    [],
    'Books carriers and prints labels',
  ],
  ['inventory', 'fulfilment', 'web', '4.6', [], 'Knows what lies where'],
  [
    'tracking',
    'fulfilment',
    'agent',
    '1.5',
    [],
    'Collects scanner events on every node',
  ],
];

/** Which component calls which. */
const calls: Record<string, string[]> = {
  'payments-api': ['payments-gateway', 'ledger'],
  'payments-gateway': ['ledger'],
  checkout: ['cart', 'discounts', 'payments-api', 'shipping'],
  cart: ['inventory'],
  'search-api': ['search-index', 'recommendations'],
  recommendations: ['search-index'],
  login: ['accounts'],
  shipping: ['inventory', 'tracking'],
};

/** The components of the demo's company; beyond them, plain ones of the same kind up to `count`. */
export function companyComponents(count: number): Component[] {
  const present = rows.slice(0, count).map(([name]) => name);
  return Array.from({ length: count }, (_, index) => {
    const row = rows[index] ?? createRow(index);
    const dependsOn = (calls[row[0]] ?? []).filter(name =>
      present.includes(name),
    );
    return createComponent(row, dependsOn);
  });
}

function createRow(index: number): Row {
  const system = companySystems[index % companySystems.length].name;
  const name = `service-${String(index + 1).padStart(4, '0')}`;
  return [
    name,
    system,
    'web',
    `1.${index % 20}`,
    [],
    `Service number ${index + 1}`,
  ];
}

function createComponent(row: Row, dependsOn: string[]): Component {
  const [name, system, shape, version, traits, description] = row;
  const { team } = companySystems.find(s => s.name === system) as {
    team: string;
  };
  return {
    name,
    team,
    system,
    description,
    shape,
    dependsOn,
    kustomize: traits.includes('kustomize'),
    isPublic: traits.includes('public'),
    isAutoscaled: traits.includes('autoscaled'),
    hasSecret: traits.includes('secret'),
    versions: [0, 1, 2, 3].map(patch => `${version}.${patch}`),
  };
}
