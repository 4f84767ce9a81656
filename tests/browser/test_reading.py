"""What a person does: looks for something, narrows it, opens it, reads on, changes the language, uses keys alone."""

import re

from tests.browser.archive import SAID


def test_searching_narrowing_and_widening_again(reader, archive):
    window = reader()
    page = window.open('/')
    page.get_by_role('searchbox').or_(page.get_by_role('combobox')).first.fill('لافروف')
    page.get_by_role('button', name='بحث').click()
    page.wait_for_url('**/search/?q=*')
    everything = page.locator('.story').count()
    assert everything == 4
    page.locator('#filters').get_by_role('link', name=re.compile('^سانا')).click()
    assert page.locator('.story').count() == 1
    page.locator('.chosen').get_by_role('link', name=re.compile('سانا')).click()
    assert page.locator('.story').count() == everything
    assert window.complaints == []


def test_a_filter_typed_in_the_query_is_taken_out_of_it_by_one_click(reader, archive):
    window = reader()
    page = window.open('/search/?q=لافروف source:سانا من:2016')
    assert page.locator('.story').count() == 1
    assert page.locator('.chosen .chip').count() == 2
    page.locator('.chosen').get_by_role('link', name=re.compile('سانا')).click()
    assert page.locator('input[name=q]').first.input_value() == 'لافروف من:2016'
    assert page.locator('.chosen .chip').count() == 1
    page.locator('.chosen').get_by_role('link', name=re.compile('2016')).click()
    assert page.locator('.story').count() == 4
    assert window.complaints == []


def test_from_a_hit_to_the_article_to_the_untouched_original(reader, archive):
    window = reader()
    page = window.open('/search/?q=لافروف&source=sana')
    page.locator('.story h3 a').first.click()
    assert page.locator('h1').inner_text() == archive.headline
    quotation = page.locator('blockquote.set-off')
    assert SAID in quotation.inner_text()
    assert 'سيرغي لافروف' in quotation.inner_text()
    fold = page.locator('details.fold').last
    assert not fold.locator('p').is_visible()
    fold.locator('summary').click()
    assert fold.locator('p').inner_text() == 'شارك على فيسبوك'
    page.get_by_role('link', name='كما وصل').click()
    assert 'شارك على فيسبوك' in page.locator('pre.original').inner_text()


def test_a_name_in_the_text_leads_to_the_participant_and_on_to_the_meeting(reader, archive):
    page = reader().open(archive.get_absolute_url())
    page.locator('.body a.named', has_text='لافروف').first.click()
    assert page.locator('h1').inner_text() == 'سيرغي لافروف'
    page.locator('.facts').get_by_role('link', name='اجتماع الخبراء').click()
    assert 'اتفقوا على آلية للمراقبة' in page.locator('main').inner_text()


def test_the_language_changes_on_the_same_page_and_back(reader, archive):
    window = reader()
    page = window.open('/participants/lavrov/')
    page.get_by_role('link', name='English').click()
    assert window.place == '/en/participants/lavrov/'
    assert page.locator('h1').inner_text() == 'Sergey Lavrov'
    assert page.evaluate('document.documentElement.dir') == 'ltr'
    page.get_by_role('link', name='العربية').click()
    assert window.place == '/participants/lavrov/'
    assert page.evaluate('document.documentElement.dir') == 'rtl'


def test_the_language_changes_without_losing_the_search(reader, archive):
    window = reader()
    page = window.open('/search/?q=لافروف&year=2017')
    hits = page.locator('.story').count()
    page.get_by_role('link', name='English').click()
    assert page.locator('.story').count() == hits
    assert 'year=2017' in window.place


def test_keys_alone_lead_through_a_search_to_an_article(reader, archive):
    page = reader().open('/meetings/')
    page.keyboard.press('Tab')
    assert page.evaluate('document.activeElement.className') == 'skip'
    assert page.locator('.skip').first.bounding_box()['y'] >= 0
    page.keyboard.press('Enter')
    assert page.evaluate('document.activeElement.id') == 'main'
    page.locator('.masthead input').focus()
    page.keyboard.type('لافروف')
    page.keyboard.press('Escape')
    page.keyboard.press('Enter')
    page.wait_for_url('**/search/?q=*')
    page.locator('.skip').first.focus()
    page.keyboard.press('Enter')
    for _ in range(20):
        page.keyboard.press('Tab')
        if page.evaluate('document.activeElement.matches(".story h3 a")'):
            break
    outline = page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
    assert outline == 'solid'
    page.keyboard.press('Enter')
    page.wait_for_url('**/articles/**')


def test_everything_works_without_javascript(reader, archive):
    window = reader(java_script_enabled=False)
    page = window.open('/')
    page.locator('.lede input').fill('لافروف')
    page.locator('.lede button').click()
    assert page.locator('.story').count() == 4
    page.locator('#filters').get_by_role('link', name='2018 1').click()
    assert page.locator('.story').count() == 1
    page.locator('.story h3 a').first.click()
    assert page.locator('.body .para').count() > 0
    window.open('/participants/')
    page.get_by_label('الاسم').fill('лавров')
    page.get_by_role('button', name='صفِّ').click()
    assert page.locator('.entry').count() == 1


def test_suggestions_while_typing_are_chosen_with_arrows(reader, archive):
    window = reader()
    page = window.open('/')
    box = page.locator('.lede input')
    box.press_sequentially('لافر')
    options = page.locator('.completions [role=option]')
    options.first.wait_for()
    assert box.get_attribute('aria-expanded') == 'true'
    box.press('ArrowDown')
    assert options.first.get_attribute('aria-selected') == 'true'
    assert box.get_attribute('aria-activedescendant') == options.first.get_attribute('id')
    box.press('Escape')
    assert box.get_attribute('aria-expanded') == 'false'
    box.press_sequentially('و')
    options.first.wait_for()
    box.press('ArrowDown')
    box.press('Enter')
    page.wait_for_url(re.compile('/(search|participants|meetings|sources|topics)/'))
    assert window.complaints == []


def test_a_paragraph_has_an_address_of_its_own(reader, archive):
    window = reader()
    page = window.open(archive.get_absolute_url())
    page.locator('#p2').hover()
    page.locator('#p2 .pilcrow').click()
    assert page.url.endswith('#p2')


def test_on_a_narrow_screen_the_filters_are_one_step_away(reader, archive):
    page = reader(width=360, height=740, reduced_motion='reduce').open('/search/?q=لافروف')
    page.get_by_role('link', name='التصفية').last.click()
    assert page.locator('#filters').bounding_box()['y'] < 740
