// Replaces the ids in paths of requests by placeholders, so that requests of one kind are counted together.

/** The path with placeholders, and the model or workflow that one of them stands for; null where there is none. */
export type PathPattern = { pattern: string; model: string | null };

/** First segments of the inference server's own routes (http_api.py). Any other is a project or a workspace. */
const ownRoutes = new Set(
  `clip doctr easy_ocr gaze grounding_dino infer inference_pipelines info legacy metrics model models notebook ocr
  owlv2 perception_encoder sam sam2 sam3 seg-preview server static stream trocr v1 v2 workflows yolo_world`.split(
    /\s+/,
  ),
);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const longestPattern = 120;

/**
 * Replaces what differs from request to request. `/soccer-players-5fuqs/1` becomes `/{model}/{version}`, and
 * `/infer/workflows/acme/count` becomes `/infer/workflows/{workspace}/{workflow}`. In other paths, numbers, UUIDs and
 * long ids are replaced.
 */
export function foldPath(path: string): PathPattern {
  const segments = path.split('/').filter((segment) => segment !== '');
  const [first = '', second = '', third = '', fourth = ''] = segments;
  if (segments.length === 2 && /^\d{1,6}$/.test(second) && !ownRoutes.has(first.toLowerCase())) {
    return { pattern: '/{model}/{version}', model: `${first}/${second}` };
  }
  if (first === 'infer' && second === 'workflows' && segments.length === 4) {
    return { pattern: '/infer/workflows/{workspace}/{workflow}', model: `${third}/${fourth}` };
  }
  if (second === 'workflows' && segments.length === 3 && !ownRoutes.has(first.toLowerCase())) {
    return { pattern: '/{workspace}/workflows/{workflow}', model: `${first}/${third}` };
  }
  const pattern = `/${segments.map(foldSegment).join('/')}`;
  return {
    pattern: pattern.length > longestPattern ? `${pattern.slice(0, longestPattern)}…` : pattern,
    model: null,
  };
}

function foldSegment(segment: string): string {
  if (/^\d+$/.test(segment)) return '{number}';
  if (uuid.test(segment)) return '{uuid}';
  return segment.length >= 16 && /\d/.test(segment) && /^[\w-]+$/.test(segment) ? '{id}' : segment;
}
