package doudi.cluster;

import doudi.complaint.Bucket;

/**
 * A cluster and the hotspot that it is of.
 *
 * @param looked how many complaints of the hotspot were looked at
 */
public record HotspotCluster(Bucket bucket, Cluster cluster, int looked) {}
