package doudi.complaint;

import java.util.List;

/** What a resident sends; only {@code narrative} is never null. */
public record NewComplaint(String narrative, String serviceId, String platformId, String failureKind, String districtId, Attempt attempt,
    List<String> needs, Contact contact) {}
