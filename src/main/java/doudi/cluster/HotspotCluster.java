package doudi.cluster;

import doudi.complaint.Bucket;

/** A cluster and the hotspot that it is of. */
public record HotspotCluster(Bucket bucket, Cluster cluster) {}
