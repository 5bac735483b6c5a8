// @ts-check

/**
 * Hosts. Nothing but new tables and columns that may be null: a backend of the version before goes on beside this one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('resources', table => {
    table.double('coverage').comment('Part that was checked, from 0 to 1');
    table
      .string('differs', 12)
      .comment('Hosts: which of the differences of its placement it has');
    table.text('host').comment('JSON: what a host is; null for others');
    table
      .string('absent_at', 32)
      .comment('First look at the inventory that did not find the host');
  });

  await knex.schema.alterTable('placements', table => {
    table.text('vars', 'longtext').comment('JSON: variables of hosts');
    table.text('playbook').comment('JSON: folder and file');
    table.double('coverage').comment('Mean of its hosts, from 0 to 1');
    table
      .text('differences', 'longtext')
      .comment('JSON: hosts that differ from git in the same way');
    table
      .text('skew', 'longtext')
      .comment('JSON: what its hosts differ in from each other');
  });

  await knex.schema.createTable('host_reports', table => {
    table.comment('What the last check run said of each host');
    table.string('placement_id', 32).notNullable();
    table.string('host', 253).notNullable();
    table.text('report', 'longtext').notNullable();
    table.string('hash', 64).notNullable();
    table.primary(['placement_id', 'host']);
  });

  await knex.schema.createTable('check_runs', table => {
    table.comment('The last check run of a placement');
    table.string('placement_id', 32).primary();
    table.string('tree', 64).comment('What the reports were made with');
    table.string('checked_at', 32).comment('Last good run');
    table.integer('took_ms');
    table.string('cause_code', 32).comment('Why the newest run failed');
    table.text('cause_message');
  });

  await knex.schema.createTable('sync_runs', table => {
    table.comment('Runs that make hosts equal to git, newest last');
    table.string('id', 40).primary();
    table.string('placement_id', 32).notNullable();
    table.string('state', 16).notNullable();
    table.string('tree', 64).comment('What was run');
    table.string('requested_by', 255).notNullable();
    table.string('requested_at', 32).notNullable().index();
    table.string('started_at', 32);
    table.string('finished_at', 32);
    table.integer('attempts').notNullable();
    table.integer('count_unchanged');
    table.integer('count_changed');
    table.integer('count_failed');
    table.integer('count_unreachable');
    table.text('hosts', 'longtext').comment('JSON: hosts that it failed on');
    table.string('cause_code', 32);
    table.text('cause_message');
    table.index(['placement_id', 'id'], 'sync_runs_placement_idx');
    // Two clicks in one moment are one run, whichever backend they reach.
    table.unique(['placement_id'], {
      indexName: 'sync_runs_active_idx',
      useConstraint: false,
      predicate: knex.whereRaw("state in ('pending', 'running')"),
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of ['sync_runs', 'check_runs', 'host_reports']) {
    await knex.schema.dropTable(name);
  }
  await knex.schema.alterTable('placements', table => {
    table.dropColumns('vars', 'playbook', 'coverage', 'differences', 'skew');
  });
  await knex.schema.alterTable('resources', table => {
    table.dropColumns('coverage', 'differs', 'host', 'absent_at');
  });
};
