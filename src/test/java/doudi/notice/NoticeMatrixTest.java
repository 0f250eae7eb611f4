package doudi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.ComplaintEvent;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeMatrixTest {
  private static final Path PAGE = Path.of("api-docs/notices.md");

  /** To take over a change of the matrix: {@code mvn test -Dtest=NoticeMatrixTest -Ddoudi.write=true}. */
  @Test void thePageSaysWhatTheTableSays() throws Exception {
    String page = NoticePage.written();
    if (Boolean.getBoolean("doudi.write")) Files.writeString(PAGE, page);
    assertThat(PAGE).hasContent(page);
  }

  @Test void everyEventIsToldToSomebodyOrSaysWhyNot() {
    for (Class<?> event : ComplaintEvent.class.getPermittedSubclasses()) {
      boolean told = NoticeMatrix.cells().stream().anyMatch(cell -> cell.event() == event);
      assertThat(told).as(event.getSimpleName()).isNotEqualTo(NoticeMatrix.silent().containsKey(event));
    }
  }

  @Test void noTwoLinesTellTheSamePeopleOfTheSameEvent() {
    assertThat(NoticeMatrix.cells()).extracting(NoticeMatrix.Cell::key).doesNotHaveDuplicates();
  }

  /** What is said on a lock screen names nothing but the kind. */
  @Test void aLockScreenShowsFixedSentencesOnly() {
    Messages messages = Messages.load();
    for (NoticeKind kind : NoticeKind.values())
      for (Language language : Language.values()) assertThat(messages.say(language, "notice.push." + kind.code(), Map.of())).isNotBlank();
  }

  /** Short sentences, nobody addressed as a dear user, no brackets left, no English full stop in Chinese. */
  @Test void chineseTextsAreShortAndPlain() {
    Messages messages = Messages.load();
    for (NoticeMatrix.Cell cell : NoticeMatrix.cells()) {
      String title = messages.say(Language.ZH, cell.key() + ".title");
      assertThat(title.length()).as(title).isBetween(4, 14);
      for (String stuffy : List.of("尊敬的", "用户", "亲", "贵", "予以", "敬请", ".", "!", "！")) assertThat(title).doesNotContain(stuffy);
    }
    assertThat(NoticePage.written()).doesNotContain("尊敬的", "予以", "敬请", "{", "你");
  }
}
