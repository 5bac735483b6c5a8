import { Person, Team } from './Fleet';

/** The teams of the demo's company. */
export const companyTeams: Team[] = [
  { name: 'payments', title: 'Payments' },
  { name: 'checkout', title: 'Checkout' },
  { name: 'discovery', title: 'Discovery' },
  { name: 'identity', title: 'Identity' },
  { name: 'logistics', title: 'Logistics' },
  { name: 'platform', title: 'Platform' },
];

/** The people of the demo's company; the first one of a team writes its first commits. */
export const companyPeople: Person[] = (
  [
    ['ada', 'Ada Holm', 'payments'],
    ['bo', 'Bo Lindqvist', 'payments'],
    ['chen', 'Chen Wei', 'checkout'],
    ['dana', 'Dana Petrov', 'checkout'],
    ['emil', 'Emil Sand', 'discovery'],
    ['fatima', 'Fatima Noor', 'discovery'],
    ['george', 'George Okafor', 'identity'],
    ['hana', 'Hana Sato', 'identity'],
    ['ines', 'Ines Duarte', 'logistics'],
    ['jonas', 'Jonas Berg', 'logistics'],
    ['kim', 'Kim Nyström', 'platform'],
  ] as const
).map(([name, displayName, team]) => ({
  name,
  displayName,
  team,
  email: `${name}@example.com`,
}));
