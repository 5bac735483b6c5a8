// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('repositories', table => {
    table.comment('Repositories that declare environments and deliveries');
    table.string('id', 64).primary();
    table.text('url').notNullable();
    table.string('ref', 255);
    table.boolean('declares').notNullable();
    table.string('commit_id', 64);
    table.string('committed_at', 32);
    table.text('author');
    table.text('subject');
    table.string('observed_at', 32).comment('Last time the remote answered');
    table.string('cause_code', 32);
    table.text('cause_message');
    table
      .string('emptied_at', 32)
      .comment('Since when it declares nothing, while that is not believed');
    table
      .string('search_hash', 64)
      .comment(
        'Hash of what was searched for at commit_id; null: search again',
      );
  });

  await knex.schema.createTable('declaration_files', table => {
    table.comment('Files that components of the catalog point at');
    table.string('repository_id', 64).notNullable();
    table.string('file', 1024).notNullable();
    table.string('component_ref', 255).notNullable();
    table
      .string('missed_at', 32)
      .comment('First look at the catalog that did not name it any more');
    table.primary(['repository_id', 'file', 'component_ref']);
  });

  await knex.schema.createTable('environments', table => {
    table.comment('Environments as git declares them');
    table.string('name', 63).primary();
    table.string('repository_id', 64).notNullable().index();
    table.text('file').notNullable();
    table.text('title').notNullable();
    table.string('tier', 32).notNullable();
    table.string('owner_ref', 255).notNullable();
    table.text('spec').notNullable();
    table.string('hash', 64).notNullable();
  });

  await knex.schema.createTable('deliveries', table => {
    table.comment('Deliveries as git declares them');
    table.string('name', 63).primary();
    table.string('repository_id', 64).notNullable().index();
    table.text('file').notNullable();
    table.string('component_ref', 255).notNullable().index();
    table.text('title').notNullable().comment('From the catalog');
    table.string('owner_ref', 255).notNullable().index();
    table.text('spec').notNullable();
    table.string('hash', 64).notNullable();
    table
      .string('declared_at', 32)
      .notNullable()
      .comment('Since when it names its component; the first one serves it');
  });

  await knex.schema.createTable('declaration_problems', table => {
    table.comment('What is wrong with documents in git');
    table.string('id', 64).primary();
    table.string('repository_id', 64).notNullable().index();
    table.text('file').notNullable();
    table.integer('line');
    table.integer('column');
    table.string('code', 64).notNullable();
    table.text('message').notNullable();
    table.string('component_ref', 255).index();
  });

  await knex.schema.createTable('targets', table => {
    table.comment(
      'What is observed in one pass; the heartbeat of a quiet fleet',
    );
    table.string('id', 320).primary();
    table.string('type', 32).notNullable();
    table.string('name', 255).notNullable();
    table.string('observed_at', 32).comment('Last good observation');
    table.string('attempted_at', 32);
    table.string('cause_code', 32);
    table.text('cause_message');
    table.string('written_by', 64).comment('Ticket of the last pass');
    table
      .text('emptied_kinds')
      .comment('JSON: kinds that are empty although they were not, since when');
  });

  await knex.schema.createTable('placements', table => {
    table.comment('One delivery in one environment on one target');
    table.string('id', 32).primary();
    table.string('delivery', 63).notNullable().index();
    table.string('environment', 63).notNullable().index();
    table.integer('environment_order').notNullable();
    table.text('environment_after').notNullable();
    table
      .text('scope')
      .notNullable()
      .comment('JSON: what its declaring repository may see of the target');
    table.string('target_name', 63).notNullable();
    table.string('target_type', 32).notNullable();
    table.text('target_spec').notNullable();
    table.string('target_id', 320).index();
    table.string('namespace', 63);
    table.string('repository_id', 64).notNullable().index();
    table.text('path').notNullable();
    table.string('renderer', 50);
    table.string('desired_tree', 64);
    table.string('desired_cause_code', 32);
    table.text('desired_cause_message');
    table.string('desired_commit', 64);
    table.string('desired_committed_at', 32);
    table.text('desired_author');
    table.text('desired_subject');
    table.string('judged_tree', 64);
    table.string('sync', 16).notNullable();
    table.integer('sync_rank').notNullable();
    table.string('health', 16).notNullable();
    table.integer('health_rank').notNullable();
    table.text('health_reason');
    table.integer('count_in_sync').notNullable();
    table.integer('count_ignored').notNullable();
    table.integer('count_extra').notNullable();
    table.integer('count_unknown').notNullable();
    table.integer('count_missing').notNullable();
    table.integer('count_drifted').notNullable();
    table.text('declares').notNullable();
    table.text('runs').notNullable();
    table.string('release', 32).index();
    table.string('cause_code', 32);
    table.text('cause_message');
    table.string('last_good_at', 32);
    table.string('last_good_sync', 16);
    table.string('last_good_health', 16);
    table.string('verdict_hash', 64).notNullable();
    table.index(['sync', 'delivery'], 'placements_sync_delivery_idx');
    table.index(['health', 'delivery'], 'placements_health_delivery_idx');
  });

  await knex.schema.createTable('resources', table => {
    table.comment('One declared or extra resource of a placement');
    table.string('placement_id', 32).notNullable();
    table.string('key', 700).notNullable();
    table.string('group', 253).notNullable();
    table.string('api_version', 317).notNullable();
    table.string('kind', 63).notNullable();
    table.string('namespace', 63);
    table.string('name', 253).notNullable();
    table.string('sync', 16).notNullable();
    table.integer('sync_rank').notNullable();
    table.string('health', 16).notNullable();
    table.integer('health_rank').notNullable();
    table.text('health_reason');
    table.string('cause_code', 32);
    table.text('cause_message');
    table.text('details', 'longtext');
    table
      .binary('documents')
      .comment('Gzip of JSON, masked; only where not in sync');
    table
      .text('sightings')
      .comment('JSON: who was seen to overwrite whom; only where it drifted');
    table.string('last_good_at', 32).comment('Set while sync is unknown');
    table.string('last_good_sync', 16);
    table.string('last_good_health', 16);
    table.string('verdict_hash', 64).notNullable();
    table.string('changed_at', 32).notNullable();
    table.primary(['placement_id', 'key']);
    table.index(
      ['placement_id', 'sync_rank', 'health_rank'],
      'resources_worst_first_idx',
    );
  });

  await knex.schema.createTable('placement_history', table => {
    table.comment('Append-only: what changed on a placement');
    table.string('id', 40).primary();
    table.string('placement_id', 32).notNullable();
    table.string('at', 32).notNullable().index();
    table.string('type', 16).notNullable();
    table.text('from_value');
    table.text('to_value');
    table.text('message');
    table.index(['placement_id', 'id'], 'placement_history_placement_idx');
  });

  await knex.schema.createTable('work_queue', table => {
    table.comment('What is due');
    table.string('key', 400).primary();
    table.string('due_at', 32).notNullable().index();
    table.integer('requests').notNullable();
    table.integer('seen_requests').notNullable();
    table.string('asked_at', 32).comment('Newest look that a person asked for');
    table.string('ticket', 64);
    table.string('leased_until', 32);
    table.integer('attempts').notNullable();
    table.integer('took_ms').notNullable();
    table.text('last_error');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of [
    'work_queue',
    'placement_history',
    'resources',
    'placements',
    'targets',
    'declaration_problems',
    'deliveries',
    'environments',
    'declaration_files',
    'repositories',
  ]) {
    await knex.schema.dropTable(name);
  }
};
