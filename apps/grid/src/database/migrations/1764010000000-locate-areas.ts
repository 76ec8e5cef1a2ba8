import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same series as `frameAt` of geometry.ts. */
const METRES_PER_DEGREE = `
  CREATE FUNCTION metres_per_degree(latitude double precision) RETURNS point IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN point(
      111412.84 * cos(radians(latitude)) - 93.5 * cos(3 * radians(latitude)),
      111132.92 - 559.82 * cos(2 * radians(latitude)) + 1.175 * cos(4 * radians(latitude)))`;

/**
 * What is asked of borders, in PostgreSQL's own types: the extent in degrees for the index, the rings in metres around
 * the middle of the area, where "inside" and "how far" are exact.
 */
const SHAPES = `
  CREATE TABLE area_shape (
    area_code text COLLATE "C" NOT NULL,
    level integer NOT NULL,
    extent box NOT NULL,
    origin point NOT NULL,
    metres point NOT NULL,
    rings polygon[] NOT NULL,
    CONSTRAINT area_shape_pkey PRIMARY KEY (area_code),
    CONSTRAINT area_shape_area_code_fkey FOREIGN KEY (area_code) REFERENCES area (code)
  );
  CREATE INDEX area_shape_extent_idx ON area_shape USING gist (extent)`;

/** Inside an odd number of rings: holes are rings too. */
const INSIDE = `
  CREATE FUNCTION shape_holds(rings polygon[], spot point) RETURNS boolean IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN (SELECT count(*) % 2 = 1 FROM unnest(rings) AS ring WHERE ring @> spot);
  CREATE FUNCTION shape_metres(rings polygon[], spot point) RETURNS double precision IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN CASE WHEN shape_holds(rings, spot) THEN 0
      ELSE (SELECT min(spot <-> path(ring)) FROM unnest(rings) AS ring) END;
  CREATE FUNCTION spot_of(origin point, metres point, longitude double precision, latitude double precision)
    RETURNS point IMMUTABLE PARALLEL SAFE LANGUAGE sql
    RETURN point((longitude - origin[0]) * metres[0], (latitude - origin[1]) * metres[1])`;

/** The database keeps the shapes itself: no way of writing an area, a bulk copy included, can leave one behind. */
const KEEP = `
  CREATE FUNCTION draw_area_shape(code text, level integer, boundary jsonb) RETURNS void LANGUAGE sql BEGIN ATOMIC
    INSERT INTO area_shape (area_code, level, extent, origin, metres, rings)
    WITH ring AS (
      SELECT row_number() OVER () AS number, r.value AS positions
      FROM jsonb_array_elements(CASE boundary->>'type' WHEN 'MultiPolygon' THEN boundary->'coordinates'
        ELSE jsonb_build_array(boundary->'coordinates') END) AS p, jsonb_array_elements(p.value) AS r
    ), spot AS (
      SELECT number, place, (value->>0)::float8 AS x, (value->>1)::float8 AS y, count(*) OVER (PARTITION BY number) AS places
      FROM ring, jsonb_array_elements(positions) WITH ORDINALITY AS e(value, place)
    ), frame AS (
      SELECT box(point(min(x), min(y)), point(max(x), max(y))) AS extent,
        point((min(x) + max(x)) / 2, (min(y) + max(y)) / 2) AS origin,
        metres_per_degree((min(y) + max(y)) / 2) AS metres
      FROM spot
    ), drawn AS (
      SELECT number, ('(' || string_agg(spot_of(origin, metres, x, y)::text, ',' ORDER BY place) || ')')::polygon AS ring
      FROM spot, frame WHERE place < places GROUP BY number
    )
    SELECT draw_area_shape.code, draw_area_shape.level, extent, origin, metres,
      (SELECT array_agg(ring ORDER BY number) FROM drawn) FROM frame;
  END;
  CREATE FUNCTION keep_area_shape() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM area_shape WHERE area_code = NEW.code;
    IF NEW.boundary IS NOT NULL AND NEW.valid_to IS NULL THEN
      PERFORM draw_area_shape(NEW.code, NEW.level, NEW.boundary);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER keep_area_shape_new AFTER INSERT ON area
    FOR EACH ROW WHEN (NEW.boundary IS NOT NULL AND NEW.valid_to IS NULL) EXECUTE FUNCTION keep_area_shape();
  CREATE TRIGGER keep_area_shape_changed AFTER UPDATE ON area
    FOR EACH ROW WHEN (OLD.boundary IS DISTINCT FROM NEW.boundary OR OLD.valid_to IS DISTINCT FROM NEW.valid_to)
    EXECUTE FUNCTION keep_area_shape()`;

const VERSIONS = `
  CREATE TABLE area_version (
    id uuid NOT NULL,
    area_code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    boundary jsonb,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    reason text NOT NULL,
    document_number text,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT area_version_pkey PRIMARY KEY (id),
    CONSTRAINT area_version_area_code_fkey FOREIGN KEY (area_code) REFERENCES area (code),
    CONSTRAINT area_version_valid_to_check CHECK (valid_to > valid_from)
  );
  CREATE UNIQUE INDEX area_version_area_code_valid_to_idx ON area_version (area_code, valid_to)`;

/** Where areas lie: found by point, by distance and by what is drawn on a map; how they were before they changed. */
export class LocateAreas1764010000000 implements MigrationInterface {
  readonly name = 'LocateAreas1764010000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [METRES_PER_DEGREE, SHAPES, INSIDE, VERSIONS, KEEP])
      await runner.query(statements);
    const write = 'caller_covers(area_code)';
    await protectRows(runner, 'area_shape', { read: 'true', write, remove: write });
    await protectRows(runner, 'area_version', { read: 'true', write });
    // Areas that were there before.
    await runner.query(
      'SELECT draw_area_shape(code, level, boundary) FROM area WHERE boundary IS NOT NULL AND valid_to IS NULL',
    );
    // Comparing numbers tells nothing of hidden rows, so this index serves under row rules; those of points do not.
    await runner.query(
      'CREATE INDEX gov_event_latitude_longitude_idx ON gov_event (latitude, longitude) WHERE latitude IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX gov_event_latitude_longitude_idx;
      DROP TRIGGER keep_area_shape_new ON area; DROP TRIGGER keep_area_shape_changed ON area;
      DROP TABLE area_version, area_shape;
      DROP FUNCTION keep_area_shape(), draw_area_shape(text, integer, jsonb), shape_metres(polygon[], point), shape_holds(polygon[], point),
        spot_of(point, point, double precision, double precision), metres_per_degree(double precision)`);
  }
}
