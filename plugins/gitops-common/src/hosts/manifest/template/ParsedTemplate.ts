import { ManifestFault } from '../ManifestFault';
import { TemplateFault } from './TemplateFault';
import { TemplateNode } from './TemplateNode';

/** Nodes of a template with what is needed to tell where they stand. */
export interface ParsedTemplate {
  nodes: readonly TemplateNode[];
  text: string;
  faultOf(fault: TemplateFault): ManifestFault;
}
