-- The tables of a store, one statement after another; docs/store.md describes each column.
-- Times are UTC. No table has a primary key: one writer at a time holds the file, and looks before it writes.

CREATE TABLE meta (key VARCHAR, value VARCHAR);

CREATE TABLE runs (
    run INTEGER, kind VARCHAR, started TIMESTAMP, ended TIMESTAMP, version VARCHAR, note VARCHAR
);

CREATE TABLE articles (
    id VARCHAR, published DATE, fetched TIMESTAMP, coded TIMESTAMP, run INTEGER, version VARCHAR,
    title VARCHAR, url VARCHAR, publisher VARCHAR, language VARCHAR, path VARCHAR, body INTEGER,
    digest VARCHAR, superseded VARCHAR, text VARCHAR
);

CREATE TABLE origins (article VARCHAR, origin VARCHAR, wire VARCHAR, likeness DOUBLE);

CREATE TABLE reports (
    id VARCHAR, article VARCHAR, run INTEGER, published DATE, type VARCHAR, mode VARCHAR, plover VARCHAR,
    cameo VARCHAR, quad INTEGER, intensity DOUBLE, goldstein DOUBLE, status VARCHAR, historical BOOLEAN,
    first_day DATE, last_day DATE, day_precision VARCHAR, place VARCHAR, country VARCHAR, admin1 VARCHAR,
    geonameid INTEGER, latitude DOUBLE, longitude DOUBLE, place_precision VARCHAR, source VARCHAR,
    stance VARCHAR, trigger VARCHAR, sentence VARCHAR, rule VARCHAR, confidence DOUBLE, component VARCHAR,
    record VARCHAR
);

CREATE TABLE events (
    id VARCHAR, type VARCHAR, mode VARCHAR, contexts VARCHAR[], plover VARCHAR, cameo VARCHAR, quad INTEGER,
    intensity DOUBLE, goldstein DOUBLE, status VARCHAR, historical BOOLEAN, first_day DATE, last_day DATE,
    day_precision VARCHAR, place VARCHAR, country VARCHAR, admin1 VARCHAR, geonameid INTEGER,
    latitude DOUBLE, longitude DOUBLE, place_precision VARCHAR, killed INTEGER, injured INTEGER,
    articles INTEGER, publishers VARCHAR[], origins INTEGER, first_published DATE, last_published DATE,
    headline VARCHAR, confidence DOUBLE, stage VARCHAR, disputed BOOLEAN, corrected BOOLEAN, former VARCHAR[],
    words VARCHAR, record VARCHAR
);

CREATE TABLE event_reports (event VARCHAR, report VARCHAR);

CREATE TABLE parties (
    event VARCHAR, side VARCHAR, name VARCHAR, country VARCHAR, sector VARCHAR, sectors VARCHAR[],
    role VARCHAR, wikidata VARCHAR, words VARCHAR
);

CREATE TABLE tellers (
    event VARCHAR, name VARCHAR, country VARCHAR, sector VARCHAR, stance VARCHAR, words VARCHAR
);

CREATE TABLE failures (
    path VARCHAR, line INTEGER, article VARCHAR, stage VARCHAR, reason VARCHAR, run INTEGER,
    mended INTEGER
);

CREATE TABLE corrections (
    id VARCHAR, event VARCHAR, kind VARCHAR, analyst VARCHAR, why VARCHAR, made TIMESTAMP, record VARCHAR
);

CREATE TABLE revisions (
    event VARCHAR, number INTEGER, made TIMESTAMP, run INTEGER, change VARCHAR, why VARCHAR, record VARCHAR
);

-- what was coded before: an article's former text, its former reports
CREATE TABLE past_articles (id VARCHAR, run INTEGER, replaced INTEGER, version VARCHAR, record VARCHAR);
CREATE TABLE past_reports (id VARCHAR, article VARCHAR, run INTEGER, replaced INTEGER, record VARCHAR);

-- what merging stands on: the machine's events where an analyst sees others, and the keys by which it looks
CREATE TABLE coded_events (id VARCHAR, record VARCHAR);
CREATE TABLE signatures (article VARCHAR, record VARCHAR);
CREATE TABLE bands (key VARCHAR, article VARCHAR);
CREATE TABLE blocks (key VARCHAR, report VARCHAR);
CREATE TABLE link_keys (key VARCHAR, event VARCHAR);
CREATE TABLE pending (kind VARCHAR, id VARCHAR);
