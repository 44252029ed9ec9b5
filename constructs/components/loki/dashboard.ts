import { count, type Dashboard, lines } from '../../watch/dashboard';

/** What a project has done, in every OpenStack service. */
export const projectLookup: Dashboard = {
  uid: 'project-lookup',
  title: 'Project lookup',
  description: 'What the OpenStack services wrote about a project: choose a service, paste the id of the project.',
  folder: 'OpenStack',
  variables: [
    {
      kind: 'log-label',
      name: 'service',
      title: 'Service',
      label: 'service_name',
      selector: '{namespace="openstack"}',
      all: false,
    },
    { kind: 'text', name: 'project_id', title: 'Project id' },
  ],
  rows: [
    {
      title: 'All services',
      panels: [
        count({
          title: 'Lines about the project',
          description: 'How many each service wrote; which services the project used, and when.',
          query: 'sum by (service_name) (count_over_time({namespace="openstack"} |= `$project_id` [$__auto]))',
          legend: '{{service_name}}',
        }),
        count({
          title: 'Errors about the project',
          description: 'Lines of severity ERROR and above. Each is worth a look.',
          query:
            'sum by (service_name) (count_over_time({namespace="openstack"} |= `$project_id` | severity=~"ERROR|CRITICAL|FATAL" [$__auto]))',
          legend: '{{service_name}}',
        }),
      ],
    },
    {
      title: 'The service',
      panels: [
        lines({
          title: '$service',
          description:
            'Lines of the chosen service that name the project. A line leads to its trace and to its request.',
          query: '{namespace="openstack", service_name="$service"} |= `$project_id`',
        }),
      ],
    },
  ],
};
