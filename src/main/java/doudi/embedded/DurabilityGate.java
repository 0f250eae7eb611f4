package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.util.concurrent.CompletionStage;

/**
 * Holds every reply, also that of a read, until all changes it can know of are on disk. So nobody ever sees what a crash could take back,
 * except who asks for it with {@code j: false}.
 */
final class DurabilityGate extends ChannelOutboundHandlerAdapter {
  /**
   * What is known about the reply that is written next to the channel.
   *
   * @param instead takes the place of the reply when it comes, or null
   */
  record Expected(Ticket ticket, boolean write, CompletionStage<Document> instead) {}

  private static final AttributeKey<Expected> EXPECTED = AttributeKey.valueOf(DurabilityGate.class, "expected");

  private final Journal journal;

  private DurabilityGate(Journal journal) {
    this.journal = journal;
  }

  /** The last handler of a pipeline is the first to see what is written to the channel. */
  static void install(Channel channel, Journal journal) {
    if (channel.pipeline().get(DurabilityGate.class) == null) {
      channel.pipeline().addLast(new DurabilityGate(journal));
    }
  }

  static void expect(Channel channel, Expected expected) {
    channel.attr(EXPECTED).set(expected);
  }

  @Override
  public void write(ChannelHandlerContext context, Object reply, ChannelPromise promise) {
    Expected expected = context.channel().attr(EXPECTED).getAndSet(null);
    if (expected == null || !(reply instanceof MongoMessage message)) {
      context.write(reply, promise);
    } else if (expected.instead() != null) {
      expected.instead().thenAccept(document -> context.writeAndFlush(with(document, message), promise));
    } else {
      journal.whenDurable(expected.ticket(), context.executor(), lost ->
        context.writeAndFlush(lost == null ? message : with(refusal(expected, lost), message), promise));
    }
  }

  private static Document refusal(Expected expected, IOException lost) {
    return expected.write() ? ErrorReply.diskRefuses(lost) : ErrorReply.readAgain();
  }

  private static MongoMessage with(Document document, MongoMessage reply) {
    return new MongoMessage(reply.getChannel(), reply.getHeader(), document);
  }
}
