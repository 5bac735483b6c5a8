import { Component, EnvironmentPlan } from './Fleet';

/** How far an environment is behind the newest version: releases go through the flow one after another. */
const lag: Record<EnvironmentPlan['tier'], number> = {
  development: 0,
  staging: 1,
  production: 2,
};

/** Version that a component has in an environment when the world begins. */
export function versionIn(
  component: Component,
  environment: EnvironmentPlan,
): string {
  const { versions } = component;
  return versions[versions.length - 1 - lag[environment.tier]];
}

/** The image of a component without its tag. */
export function imageOf(component: Component): string {
  return `registry.example.com/${component.team}/${component.name}`;
}
