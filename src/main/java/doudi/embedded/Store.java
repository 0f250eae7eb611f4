package doudi.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All tables of a folder, their journal and their snapshots. */
final class Store implements Journal.Owner, AutoCloseable {
  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final ReadWriteLock commands = new ReentrantReadWriteLock();
  private final CommitFigures commits = new CommitFigures();
  private final QueryLog queries = new QueryLog();
  private final StoreFolder folder;
  private final Journal journal;
  private final Snapshots snapshots;
  private final List<Salvaged> salvaged;
  private Runnable collections = () -> { };

  Store(Path path, StoreSettings settings) throws IOException {
    folder = new StoreFolder(path, settings.opener());
    journal = new Journal(this, settings, commits);
    snapshots = new Snapshots(folder, journal, settings.smallestPast(), this::recordBytes, this::contents);
    try {
      Recovery recovery = new Recovery(folder, settings.salvage(), change -> table(change.namespace()).replay(change));
      Recovery.Recovered found = recovery.recover();
      salvaged = found.salvaged();
      journal.start(snapshots.start(found));
      Catalogue catalogue = new Catalogue(this);
      if (!salvaged.isEmpty()) {
        catalogue.describeWhatIsThere();
      }
      catalogue.finishInterruptedChanges();
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  Table table(String namespace) {
    return tables.computeIfAbsent(namespace, name -> new Table(name, journal));
  }

  void drop(Table table) {
    table.drop(() -> tables.put(table.namespace(), table));
    tables.remove(table.namespace(), table);
  }

  List<Table> tables() {
    return List.copyOf(tables.values());
  }

  Set<String> databaseNames() {
    return tables.values().stream()
      .filter(table -> table.size() > 0)
      .map(table -> table.namespace().substring(0, table.namespace().indexOf('.')))
      .collect(Collectors.toSet());
  }

  /** @param follow called, while no command runs, whenever tables changed without the collections knowing */
  void onTablesTakenBack(Runnable follow) {
    collections = follow;
  }

  /** Every command runs in here, so that {@link #takeBack} and backups can have the store for themselves. */
  <T> T command(Supplier<T> command) {
    commands.readLock().lock();
    try {
      return command.get();
    } finally {
      commands.readLock().unlock();
    }
  }

  /** The documents of one moment and what must be on disk before they may be shown. */
  Moment moment() {
    commands.writeLock().lock();
    try {
      List<TableContent> content = tables.values().stream().map(TableContent::of).toList();
      return new Moment(journal.ticket(), content);
    } finally {
      commands.writeLock().unlock();
    }
  }

  @Override
  public void batchWritten() {
    snapshots.takeIfFull();
  }

  @Override
  public void takeBack(Runnable task) {
    commits.refused();
    commands.writeLock().lock();
    try {
      task.run();
      collections.run();
    } finally {
      commands.writeLock().unlock();
    }
  }

  @Override
  public void writable() {
    commands.writeLock().lock();
    try {
      if (new Catalogue(this).finishInterruptedChanges()) {
        collections.run();
      }
    } finally {
      commands.writeLock().unlock();
    }
  }

  Journal journal() {
    return journal;
  }

  QueryLog queries() {
    return queries;
  }

  /** Bytes that a snapshot of now would have, but for its head and its end. */
  long recordBytes() {
    return tables.values().stream().mapToLong(Table::recordBytes).sum();
  }

  StoreFolder folder() {
    return folder;
  }

  List<Salvaged> salvaged() {
    return salvaged;
  }

  Figures figures() {
    long documents = tables.values().stream().filter(table -> !Catalogue.isSystem(table.namespace())).mapToLong(Table::size).sum();
    return new Figures(commits.changes(), commits.latency(), commits.batchSize(), commits.sync(), commits.refusals(),
      journal.refusing() != null, snapshots.journalBytes(), snapshots.snapshotBytes(), documents, queries.examined());
  }

  @Override
  public void close() throws IOException {
    try {
      journal.close();
      snapshots.close();
    } finally {
      folder.close();
    }
  }

  private Stream<StoreRecord> contents() {
    return tables.values().stream().map(TableContent::of).flatMap(TableContent::records);
  }
}
