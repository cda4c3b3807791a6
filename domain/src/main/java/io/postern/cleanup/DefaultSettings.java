package io.postern.cleanup;

import io.postern.cleanup.model.ResourceSetting;
import io.postern.cleanup.model.Settings;
import java.util.Map;
import java.util.TreeMap;

/** The settings that the cleanup of AWS Auto Cleanup 2.4 starts with. */
final class DefaultSettings {

    private static final int VERSION = 11;

    /** Service and resource, time to live in days, and what the id is. */
    private static final String RESOURCES = """
        airflow:environment 7 Environment Name
        amplify:app 7 App Name
        cloudformation:stack 7 Stack Name
        cloudwatch:log_group 30 Log Group Name (e.g., /aws/lambda/auto-cleanup-app-prod)
        dynamodb:table 7 Table Name
        ec2:address - Allocation ID (e.g., eipalloc-048e1ccf5ae5d63fb)
        ec2:image 7 Image ID (e.g., ami-0cff7528ff583bf9a)
        ec2:instance 7 Instance ID (e.g., i-0d97729996c07c6dd)
        ec2:nat_gateway 7 NAT Gateway ID (e.g., nat-0d97729996c07c6dd)
        ec2:security_group - Group ID (e.g., sg-0b3bbfe81679125ff)
        ec2:snapshot 7 Snapshot ID (e.g., snap-0a3dda5966b9b089)
        ec2:volume 7 Volume ID (e.g., vol-0462d1b55dd229191)
        ecr:image 7 Image Digest (e.g., sha256:f1d4ae3f7261a72e98c6ebefe)
        ecr:repository 7 Repository Name
        ecs:cluster - Cluster Name
        ecs:service 7 Service Name
        efs:file_system 7 File System ID (e.g., fs-0edccd369d527c526)
        eks:cluster 7 Cluster Name
        eks:fargate_profile 7 Fargate Profile Name
        eks:node_group 7 Node Group Name
        elastic_beanstalk:application 7 Application Name
        elasticache:cluster 7 Cache Cluster Name
        elasticache:replication_group 7 Replication Group ID
        elasticsearch_service:domain 7 Domain Name
        elb:load_balancer 7 Load Balancer Name
        emr:cluster 7 Job Flow ID
        glue:crawler 7 Crawler Name
        glue:database 30 Database Name
        glue:dev_endpoint 7 Endpoint Name
        iam:access_key 30 Access Key ID (e.g., AKIA5J4X5W3JGW1JIA4Y)
        iam:policy 30 Policy Name
        iam:role 30 Role Name
        iam:user 30 User Name
        iam:user_policy 30 User Policy Name
        kafka:cluster 7 Cluster Name
        kinesis:stream 7 Stream Name
        kms:key 7 Key ID (e.g., 1234abcd-12ab-34cd-56ef-1234567890ab)
        lambda:function 30 Function Name
        rds:cluster 7 DB Cluster Identifier
        rds:cluster_snapshot 7 DB Cluster Snapshot Identifier
        rds:instance 7 DB Instance Name
        rds:snapshot 7 DB Snapshot Name
        redshift:cluster 7 Cluster Name
        redshift:snapshot 7 Snapshot Name
        s3:bucket 30 Bucket Name
        sagemaker:app 7 App Name
        sagemaker:endpoint 7 Endpoint Name
        sagemaker:notebook_instance 7 Notebook Instance Name
        transfer:server - Server ID (e.g., s-eafc3fa17242456e9)
        """;

    private static final String CLEANED = """
        af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1
        ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-south-1 eu-west-1 eu-west-2 eu-west-3
        me-south-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
        """;

    private static final String SPARED = "cn-north-1 cn-northwest-1";

    static final Settings SETTINGS = new Settings(VERSION, true, services(), regions());

    private DefaultSettings() {}

    private static Map<String, Map<String, ResourceSetting>> services() {
        Map<String, Map<String, ResourceSetting>> services = new TreeMap<>();
        RESOURCES.lines().forEach(line -> {
            String[] parts = line.split(" ", 3);
            String[] name = parts[0].split(":", 2);
            int ttl = parts[1].equals("-") ? ResourceSetting.NO_TTL : Integer.parseInt(parts[1]);
            services.computeIfAbsent(name[0], _ -> new TreeMap<>())
                    .put(name[1], new ResourceSetting(true, ttl, parts[2]));
        });
        return services;
    }

    private static Map<String, Boolean> regions() {
        Map<String, Boolean> regions = new TreeMap<>();
        for (String region : CLEANED.strip().split("\\s+", -1)) regions.put(region, true);
        for (String region : SPARED.split(" ", -1)) regions.put(region, false);
        return regions;
    }
}
