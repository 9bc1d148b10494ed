/**
 * Lays a graph out with dagre: JSON from standard input, JSON to standard output.
 *
 * In: {nodes: [[id, w, h], ...], edges: [[child, parent], ...], ranksep, nodesep}. Out: CPU seconds
 * of the layout alone, the middles of the nodes and the points of the edges, in their order.
 * The argument names the folder in which the package is installed.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const dagre = createRequire(join(process.argv[2], "package.json"))("dagre");
const { nodes, edges, ranksep, nodesep } = JSON.parse(readFileSync(0, "utf8"));

const graph = new dagre.graphlib.Graph({ multigraph: true });
graph.setGraph({ rankdir: "RL", ranksep, nodesep });
for (const [id, width, height] of nodes) graph.setNode(id, { width, height });
edges.forEach(([child, parent], place) => graph.setEdge(child, parent, {}, String(place)));

const before = process.cpuUsage();
dagre.layout(graph);
const used = process.cpuUsage(before);

process.stdout.write(JSON.stringify({
  seconds: (used.user + used.system) / 1e6,
  nodes: nodes.map(([id]) => [graph.node(id).x, graph.node(id).y]),
  edges: edges.map(([child, parent], place) =>
    graph.edge(child, parent, String(place)).points.map(({ x, y }) => [x, y])),
}));
