<?php
/**
 * Works inside a WordPress: `install` sets it up with an administrator and an author; `import` takes in the export file
 * on the standard input as the plugin «WordPress Importer» does, by the same calls. Says what it did as JSON.
 */

[, $site, $order] = $argv;
$_SERVER += ['HTTP_HOST' => 'localhost', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
if ($order === 'install') {
    define('WP_INSTALLING', true);
}
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/admin.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
try {
    echo json_encode($order === 'install' ? install() : import(stream_get_contents(STDIN)), JSON_THROW_ON_ERROR);
} catch (Throwable $fault) {
    fwrite(STDERR, $fault->getMessage());
    exit(1);
}

/** Its version, and the application password of each account. */
function install(): array
{
    global $wp_version;
    $administrator = wp_install('Phường Mây Trắng', 'administrator', 'a@example.invalid', false, '', wp_generate_password())['user_id'];
    $author = wp_insert_user(['user_login' => 'author', 'user_pass' => wp_generate_password(), 'user_email' => 'b@example.invalid', 'role' => 'author']);
    $password = fn (int $id) => WP_Application_Passwords::create_new_application_password($id, ['name' => 'Tin Phường'])[0];
    return ['version' => $wp_version, 'passwords' => ['administrator' => $password($administrator), 'author' => $password($author)]];
}

/** The number of the post, and what its item said. */
function import(string $xml): array
{
    // Who imports is an administrator.
    wp_set_current_user(get_user_by('login', 'administrator')->ID);
    $dom = new DOMDocument();
    if (!$dom->loadXML($xml) || isset($dom->doctype)) {
        throw new Exception('no XML, or XML with a doctype');
    }
    $file = simplexml_import_dom($dom);
    $version = trim((string) ($file->xpath('/rss/channel/wp:wxr_version')[0] ?? ''));
    if (!preg_match('/^\d+\.\d+$/', $version)) {
        throw new Exception("wp:wxr_version is «{$version}»");
    }
    $spaces = $file->getDocNamespaces();
    terms($file, $spaces['wp']);
    if (count($file->channel->item) !== 1) {
        throw new Exception(count($file->channel->item) . ' items');
    }
    return post($file->channel->item[0], $spaces);
}

/** Categories and tags come first. */
function terms(SimpleXMLElement $file, string $wp): void
{
    foreach ($file->xpath('/rss/channel/wp:category') as $one) {
        $one = $one->children($wp);
        if (!term_exists((string) $one->category_nicename, 'category')) {
            $values = ['category_nicename' => (string) $one->category_nicename, 'category_parent' => 0, 'cat_name' => (string) $one->cat_name];
            wp_insert_category(wp_slash($values), true);
        }
    }
    foreach ($file->xpath('/rss/channel/wp:tag') as $one) {
        $one = $one->children($wp);
        if (!term_exists((string) $one->tag_slug, 'post_tag')) {
            wp_insert_term(wp_slash((string) $one->tag_name), 'post_tag', ['slug' => (string) $one->tag_slug]);
        }
    }
}

function post(SimpleXMLElement $item, array $spaces): array
{
    $wp = $item->children($spaces['wp']);
    $values = [
        'post_author' => get_current_user_id(),
        'post_title' => (string) $item->title,
        'post_content' => (string) $item->children('http://purl.org/rss/1.0/modules/content/')->encoded,
        'post_excerpt' => (string) $item->children($spaces['excerpt'])->encoded,
        'post_status' => (string) $wp->status,
    ];
    foreach (['post_date', 'post_date_gmt', 'comment_status', 'ping_status', 'post_name', 'post_type', 'post_password'] as $name) {
        $values[$name] = (string) $wp->$name;
    }
    $id = wp_insert_post(wp_slash($values), true);
    if (is_wp_error($id)) {
        throw new Exception($id->get_error_message());
    }
    foreach ($wp->postmeta as $meta) {
        add_post_meta($id, wp_slash((string) $meta->meta_key), wp_slash((string) $meta->meta_value));
    }
    return ['id' => $id, 'terms' => filed($id, $item)] + $values;
}

/** Files the post under the item's terms, as far as the site has them; the names that the item gave them. */
function filed(int $id, SimpleXMLElement $item): array
{
    $names = ['category' => [], 'post_tag' => []];
    $numbers = $names;
    foreach ($item->category as $one) {
        $kind = (string) $one['domain'];
        $names[$kind][] = (string) $one;
        $numbers[$kind][] = (int) (term_exists((string) $one['nicename'], $kind)['term_id'] ?? 0);
    }
    foreach ($numbers as $kind => $ids) {
        wp_set_post_terms($id, $ids, $kind);
    }
    return $names;
}
