package doudi.complaint;

import java.util.List;

/**
 * Some of the complaints that a chore goes through. Whether more are there is judged by what was read, not by what could be understood.
 *
 * @param damaged how many more were read that nobody can make sense of, such as those with an event of a later version
 * @param last whether nothing was behind them
 */
public record Batch(List<Complaint> complaints, int damaged, boolean last) {
  public Batch {
    complaints = List.copyOf(complaints);
  }
}
